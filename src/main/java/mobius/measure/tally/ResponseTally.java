package mobius.measure.tally;

import mobius.measure.Failures;
import mobius.measure.Responses;

/** Counts responses by outcome. */
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

    /** Releases memory until the next request. */
    void pack() {
        ok.pack();
        ko.pack();
    }

    Responses responses() {
        return new Responses(ok.latencies(), ko.latencies(), failures, throttled);
    }
}
