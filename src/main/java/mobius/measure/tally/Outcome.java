package mobius.measure.tally;

import mobius.measure.Measurement;
import mobius.runlog.RunLogRecord.Request;

/** Outcome of one request. */
enum Outcome {
    OK,
    KO,
    THROTTLED;

    /** Classifies a request; a throttled one is marked by its message. */
    static Outcome of(Request request) {
        if (request.ok()) {
            return OK;
        }
        return request.message().equals(Measurement.THROTTLED) ? THROTTLED : KO;
    }
}
