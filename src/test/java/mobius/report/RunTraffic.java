package mobius.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.measure.ErrorGroup;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.Second;
import mobius.measure.WindowStats;
import mobius.verdict.finding.RequestSummary;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was sent in a run that was never made, and what came back. */
final class RunTraffic {

    private RunTraffic() {}

    static RequestStats request(String name, Random random) {
        double scale = name.contains("search") ? 60 : 15;
        List<Responses> batches = IntStream.range(0, MeasuredWindow.BATCHES)
                .mapToObj(batch -> responses(scale, random))
                .toList();
        return new RequestStats(name, Responses.merged(batches), List.of(new WindowStats(batches)));
    }

    private static Responses responses(double scale, Random random) {
        LatencyHistogram ok = latencies(20 + random.nextInt(60), scale, random);
        boolean failed = random.nextInt(10) == 0;
        LatencyHistogram ko = failed ? latencies(1, 5, random) : LatencyHistogram.NONE;
        return new Responses(ok, ko, failed ? new Failures(0, 0, 0, 1) : Failures.NONE, 0);
    }

    private static LatencyHistogram latencies(int count, double scale, Random random) {
        Histogram histogram = new Histogram(3);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long millis = Math.round(scale * Math.exp(0.7 * random.nextGaussian()));
            histogram.recordValue(millis);
            sum += millis;
        }
        return LatencyHistogram.parse(
                count, histogram.getMinValue(), histogram.getMaxValue(), sum, Histograms.text(histogram));
    }

    static List<RequestSummary> summaries(List<RequestStats> requests) {
        return requests.stream().map(RunTraffic::summary).toList();
    }

    private static RequestSummary summary(RequestStats request) {
        Responses all = request.whole();
        return new RequestSummary(
                request.name(),
                all.count(),
                all.ok().count(),
                all.ko().count(),
                all.throttled(),
                millis(all, Percentile.P50),
                millis(all, Percentile.P95),
                millis(all, Percentile.P99),
                all.ok().maxMillis(),
                all.count() / 30.0);
    }

    private static @Nullable Long millis(Responses all, Percentile percentile) {
        return all.ok().at(percentile).map(Duration::toMillis).orElse(null);
    }

    static List<Second> seconds(int count, Random random) {
        List<Second> seconds = new ArrayList<>();
        for (int second = 0; second < count; second++) {
            double planned = second < 15 ? second : 14;
            long started = Math.max(0, Math.round(planned + random.nextGaussian()));
            long p50 = 12L + random.nextInt(8);
            seconds.add(new Second(
                    second,
                    planned,
                    started,
                    started * 4,
                    started * 3,
                    started * 3,
                    random.nextInt(8) == 0 ? 1 : 0,
                    0,
                    p50,
                    p50 * 3 + random.nextInt(40),
                    p50 * 5 + random.nextInt(90)));
        }
        return seconds;
    }

    static List<ErrorGroup> errors() {
        return List.of(
                new ErrorGroup("GET /contexts/search", "status.find.is(200), but actually found 503", 6),
                new ErrorGroup(
                        "POST /contexts",
                        "j.u.c.TimeoutException: Request timeout to {address} after 10000 ms",
                        2,
                        2_100L,
                        28_400L),
                new ErrorGroup(null, "Failed to build request", 1));
    }
}
