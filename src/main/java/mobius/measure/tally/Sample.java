package mobius.measure.tally;

import mobius.runlog.RunLogRecord.Request;

/**
 * A request with plausible times.
 *
 * @param name as in the log
 * @param outcome OK, KO or throttled
 * @param message the failure; empty if there is none
 * @param startMillis when it was sent, after the start of the injection
 * @param millis the response time
 */
record Sample(String name, Outcome outcome, String message, long startMillis, int millis) {

    /**
     * Converts a record of the log.
     *
     * @param injectionStartMillis the start of the injection, after the start of the run
     */
    static Sample of(Request request, long injectionStartMillis) {
        return new Sample(
                request.name(),
                Outcome.of(request),
                request.message(),
                request.startMillis() - injectionStartMillis,
                request.endMillis() - request.startMillis());
    }

    long endMillis() {
        return startMillis + millis;
    }
}
