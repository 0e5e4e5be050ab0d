package mobius.measure.tally;

import java.util.function.Consumer;
import mobius.runlog.RunLogRecord;

/**
 * When the injection began: Gatling starts a run some hundred milliseconds earlier. The log has the arrival of a user before
 * anything that the user does, and the plan tells how long after the beginning the first one arrives.
 */
final class InjectionStart implements Consumer<RunLogRecord> {

    private final long leadInMillis;

    private boolean known;

    private long millis;

    /** @param leadInMillis how long the plan lets the first user wait */
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

    /** After the start of the run; 0 while nothing has happened. */
    long millis() {
        return millis;
    }

    private void set(int firstMillis) {
        known = true;
        millis = Math.max(firstMillis, 0) - leadInMillis;
    }
}
