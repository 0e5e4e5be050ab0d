package mobius.measure.tally;

import mobius.budget.Percentile;
import mobius.measure.Second;
import org.HdrHistogram.AbstractHistogram;
import org.jspecify.annotations.Nullable;

/** Counts the events of one second. */
final class SecondTally {

    private long usersStarted;

    private long usersEnded;

    private long requestsStarted;

    private final LatencyTally latencies = new LatencyTally();

    private long ok;

    private long ko;

    private long throttled;

    void userStarted() {
        usersStarted++;
    }

    void userEnded() {
        usersEnded++;
    }

    void requestStarted(Sample sample, boolean isInTotal) {
        requestsStarted++;
        if (isInTotal && sample.outcome() == Outcome.OK) {
            latencies.record(sample.millis());
        }
    }

    void requestEnded(Outcome outcome) {
        switch (outcome) {
            case OK -> ok++;
            case KO -> ko++;
            case THROTTLED -> throttled++;
        }
    }

    /** Releases memory of a second that is over. */
    void pack() {
        latencies.pack();
    }

    /** Counts what another injector has done in this second. */
    void absorb(SecondTally other) {
        usersStarted += other.usersStarted;
        usersEnded += other.usersEnded;
        requestsStarted += other.requestsStarted;
        ok += other.ok;
        ko += other.ko;
        throttled += other.throttled;
        latencies.absorb(other.latencies);
    }

    /** Returns the change in the number of active users. */
    long usersMore() {
        return usersStarted - usersEnded;
    }

    /** Returns this second without percentiles, which take most of the time. */
    Second counts(int number, @Nullable Double usersPlanned, long usersActive) {
        return new Second(
                number, usersPlanned, usersStarted, usersActive, requestsStarted, ok, ko, throttled, null, null, null);
    }

    /**
     * Returns the measurement of this second.
     *
     * @param usersActive the number of users at its end
     */
    Second second(int number, @Nullable Double usersPlanned, long usersActive) {
        AbstractHistogram counts = latencies.count() == 0 ? null : latencies.counts();
        return new Second(
                number,
                usersPlanned,
                usersStarted,
                usersActive,
                requestsStarted,
                ok,
                ko,
                throttled,
                millis(counts, Percentile.P50),
                millis(counts, Percentile.P95),
                millis(counts, Percentile.P99));
    }

    private @Nullable Long millis(@Nullable AbstractHistogram counts, Percentile percentile) {
        if (counts == null) {
            return null;
        }
        return Math.min(counts.getValueAtPercentile(percentile.value()), latencies.maxMillis());
    }
}
