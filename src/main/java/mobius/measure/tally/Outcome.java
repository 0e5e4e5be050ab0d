package mobius.measure.tally;

import mobius.measure.Measurement;
import mobius.runlog.RunLogRecord.Request;

/** What came of one request. */
enum Outcome {
    OK,
    KO,
    THROTTLED;

    static Outcome of(Request request) {
        if (request.ok()) {
            return OK;
        }
        return request.message().equals(Measurement.THROTTLED) ? THROTTLED : KO;
    }
}
