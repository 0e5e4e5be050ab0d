package mobius.measure;

import mobius.runlog.RunLogRecord.Request;

/** Counts what came of requests. */
final class ResponseTally {

    private final LatencyTally ok = new LatencyTally();

    private final LatencyTally ko = new LatencyTally();

    private long throttled;

    void record(Request request, int millis) {
        if (request.ok()) {
            ok.record(millis);
        } else if (request.message().equals(Measurement.THROTTLED)) {
            throttled++;
        } else {
            ko.record(millis);
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
