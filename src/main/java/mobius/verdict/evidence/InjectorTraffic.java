package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.ScenarioUsers;
import mobius.measure.WindowStats;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What one injector, or all of one region, sent in the measured windows.
 *
 * @param usersPlanned how many users were to arrive
 * @param usersStarted how many did
 * @param requests all of them
 * @param failed of the requests
 * @param throttled of the requests, rejected by the rate limiter
 * @param p50Millis of the OK responses that count for the total, as for the other percentiles; null without any
 * @param distanceMillis the shortest round trip to the platform that was seen; null if it is not known
 */
public record InjectorTraffic(
        double usersPlanned,
        long usersStarted,
        long requests,
        long failed,
        long throttled,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Long p99Millis,
        @Nullable Double distanceMillis) {

    /**
     * The traffic that a measurement holds.
     *
     * @param inTotal the names of the requests whose latency counts for the total
     */
    public static InjectorTraffic of(
            Measurement measurement, Workload planned, Predicate<String> inTotal, @Nullable Double distanceMillis) {
        return of(
                planned(measurement, planned),
                started(measurement),
                windows(measurement.total()),
                timed(measurement, inTotal),
                distanceMillis);
    }

    /**
     * The traffic of several injectors together.
     *
     * @param all what came of their requests
     * @param timed the OK responses that count for the total
     */
    public static InjectorTraffic of(
            double planned, long started, Responses all, LatencyHistogram timed, @Nullable Double distanceMillis) {
        return new InjectorTraffic(
                planned,
                started,
                all.count(),
                all.ko().count(),
                all.throttled(),
                millis(timed, Percentile.P50),
                millis(timed, Percentile.P95),
                millis(timed, Percentile.P99),
                distanceMillis);
    }

    /** The users that were to arrive in the measured windows. */
    public static double planned(Measurement measurement, Workload plan) {
        return measurement.windows().stream()
                .mapToDouble(window -> plan.plannedUsers(
                        Duration.ofMillis(window.startMillis()), Duration.ofMillis(window.endMillis())))
                .sum();
    }

    /** The users that arrived in the measured windows. */
    public static long started(Measurement measurement) {
        return measurement.users().stream()
                .map(ScenarioUsers::startedIn)
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What came of some requests in the measured windows. */
    public static Responses windows(RequestStats requests) {
        return Responses.merged(
                requests.windows().stream().map(WindowStats::whole).toList());
    }

    /** The OK responses in the measured windows that count for the total. */
    public static LatencyHistogram timed(Measurement measurement, Predicate<String> inTotal) {
        return windows(measurement.total(inTotal)).ok();
    }

    private static @Nullable Long millis(LatencyHistogram timed, Percentile percentile) {
        Duration found = timed.at(percentile).orElse(null);
        return found == null ? null : (Long) found.toMillis();
    }
}
