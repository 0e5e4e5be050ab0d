package mobius.measure.tally;

import mobius.measure.Failures;
import mobius.measure.Responses;

/** Counts what came of requests. */
final class ResponseTally {

    private final LatencyTally ok = new LatencyTally();

    private final LatencyTally ko = new LatencyTally();

    private Failures failures = Failures.NONE;

    private long throttled;

    void record(Sample sample) {
        switch (sample.outcome()) {
            case OK -> ok.record(sample.millis());
            case KO -> failed(sample);
            case THROTTLED -> throttled++;
        }
    }

    private void failed(Sample sample) {
        ko.record(sample.millis());
        failures = failures.plus(FailureKind.of(sample.message()).one());
    }

    void add(ResponseTally other) {
        ok.add(other.ok);
        ko.add(other.ko);
        failures = failures.plus(other.failures);
        throttled += other.throttled;
    }

    /** As {@link #add}, in as little memory as the counts of both take. */
    void absorb(ResponseTally other) {
        ok.absorb(other.ok);
        ko.absorb(other.ko);
        failures = failures.plus(other.failures);
        throttled += other.throttled;
    }

    /** Gives memory back until the next request comes. */
    void pack() {
        ok.pack();
        ko.pack();
    }

    Responses responses() {
        return new Responses(ok.latencies(), ko.latencies(), failures, throttled);
    }
}
