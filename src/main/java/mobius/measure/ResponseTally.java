package mobius.measure;

/** Counts what came of requests. */
final class ResponseTally {

    private final LatencyTally ok = new LatencyTally();

    private final LatencyTally ko = new LatencyTally();

    private long throttled;

    void record(Sample sample) {
        switch (sample.outcome()) {
            case OK -> ok.record(sample.millis());
            case KO -> ko.record(sample.millis());
            case THROTTLED -> throttled++;
        }
    }

    void add(ResponseTally other) {
        ok.add(other.ok);
        ko.add(other.ko);
        throttled += other.throttled;
    }

    /** Gives memory back until the next request comes. */
    void pack() {
        ok.pack();
        ko.pack();
    }

    Responses responses() {
        return new Responses(ok.latencies(), ko.latencies(), throttled);
    }
}
