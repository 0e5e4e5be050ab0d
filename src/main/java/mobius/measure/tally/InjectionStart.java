package mobius.measure.tally;

import java.util.function.Consumer;
import mobius.runlog.RunLogRecord;

/**
 * Start of the injection, which is some hundred milliseconds after the start of a run. The log has the arrival of a user before
 * any of its requests, and the plan defines how long after the start the first user arrives.
 */
final class InjectionStart implements Consumer<RunLogRecord> {

    private final long leadInMillis;

    private boolean known;

    private long millis;

    /**
     * Creates a detector.
     *
     * @param leadInMillis the time from the start of the injection to the first arrival
     */
    InjectionStart(long leadInMillis) {
        this.leadInMillis = leadInMillis;
    }

    /** A start that is known before the log is read: that of a run of which another injector was the first. */
    static InjectionStart at(long millis) {
        InjectionStart start = new InjectionStart(0);
        start.known = true;
        start.millis = millis;
        return start;
    }

    @Override
    public void accept(RunLogRecord record) {
        if (!known) {
            if (record instanceof RunLogRecord.User user) {
                set(user.atMillis());
            } else if (record instanceof RunLogRecord.Request request) {
                set(request.startMillis());
            }
        }
    }

    /** Returns the time after the start of the run; 0 until a first event. */
    long millis() {
        return millis;
    }

    private void set(int firstMillis) {
        known = true;
        millis = Math.max(firstMillis, 0) - leadInMillis;
    }
}
