package mobius.measure;

import mobius.budget.Percentile;
import mobius.runlog.RunLogRecord.Request;
import org.jspecify.annotations.Nullable;

/** Counts what happens in one second. */
final class SecondTally {

    private long usersStarted;

    private long usersEnded;

    private long requestsStarted;

    private final LatencyTally started = new LatencyTally();

    private long ok;

    private long ko;

    private long throttled;

    void userStarted() {
        usersStarted++;
    }

    void userEnded() {
        usersEnded++;
    }

    void requestStarted(Request request, int millis) {
        requestsStarted++;
        if (request.ok()) {
            started.record(millis);
        }
    }

    void requestEnded(Request request) {
        if (request.ok()) {
            ok++;
        } else if (request.message().equals(Measurement.THROTTLED)) {
            throttled++;
        } else {
            ko++;
        }
    }

    void pack() {
        started.pack();
    }

    long usersMore() {
        return usersStarted - usersEnded;
    }

    Second second(int number, @Nullable Double usersPlanned, long usersActive) {
        Latencies latencies = started.latencies();
        return new Second(
                number,
                usersPlanned,
                usersStarted,
                usersActive,
                requestsStarted,
                ok,
                ko,
                throttled,
                millis(latencies, Percentile.P50),
                millis(latencies, Percentile.P95),
                millis(latencies, Percentile.P99));
    }

    private static @Nullable Long millis(Latencies latencies, Percentile percentile) {
        return latencies
                .at(percentile)
                .map(duration -> (Long) duration.toMillis())
                .orElse(null);
    }
}
