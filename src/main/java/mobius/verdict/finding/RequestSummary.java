package mobius.verdict.finding;

import java.time.Duration;
import java.util.List;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one name over all measured windows. Percentiles are those of the OK responses; null if there are none.
 *
 * @param name the request name
 * @param count the number of requests
 * @param ok the number of OK responses
 * @param ko the number of failures
 * @param throttled the number of requests rejected by the rate limiter
 * @param p50Millis the median response time
 * @param p95Millis the 95th percentile of the response times
 * @param p99Millis the 99th percentile of the response times
 * @param maxMillis the longest response time
 * @param requestsPerSecond the mean rate; null if nothing was measured
 */
public record RequestSummary(
        String name,
        long count,
        long ok,
        long ko,
        long throttled,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Long p99Millis,
        @Nullable Long maxMillis,
        @Nullable Double requestsPerSecond) {

    /** Summarises the measured windows. */
    public static RequestSummary of(RequestStats request, List<MeasuredWindow> windows) {
        Responses all = Responses.merged(
                request.windows().stream().map(WindowStats::whole).toList());
        double seconds = windows.stream()
                        .mapToLong(window -> window.duration().toMillis())
                        .sum()
                / 1000.0;
        return new RequestSummary(
                request.name(),
                all.count(),
                all.ok().count(),
                all.ko().count(),
                all.throttled(),
                millis(all.ok(), Percentile.P50),
                millis(all.ok(), Percentile.P95),
                millis(all.ok(), Percentile.P99),
                all.ok().maxMillis(),
                seconds > 0 ? (Double) (all.count() / seconds) : null);
    }

    private static @Nullable Long millis(LatencyHistogram latencies, Percentile percentile) {
        Duration found = latencies.at(percentile).orElse(null);
        return found == null ? null : (Long) found.toMillis();
    }
}
