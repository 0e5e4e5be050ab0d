package mobius.measure.tally;

import mobius.runlog.RunLogRecord.Request;

/**
 * One request whose times can be true.
 *
 * @param message why it failed; empty where nothing did
 * @param startMillis when it was sent, after the start of the injection
 * @param millis how long it took
 */
record Sample(String name, Outcome outcome, String message, long startMillis, int millis) {

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
