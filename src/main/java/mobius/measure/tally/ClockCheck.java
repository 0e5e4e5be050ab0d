package mobius.measure.tally;

import java.time.Duration;
import mobius.measure.Anomalies;
import mobius.runlog.RunLogRecord.Request;

/** Tells the times that can be true from those that come of a clock that was set. Moments as in the log. */
final class ClockCheck {

    private static final long LONGEST_RUN_MILLIS = Duration.ofDays(4).toMillis();

    private static final long LONGEST_REQUEST_MILLIS = Duration.ofDays(1).toMillis();

    /** Records of several threads may pass each other on their way to the log, but not by this much. */
    private static final long STEP_BACK_MILLIS = 5_000;

    private long endBeforeStart;

    private long longerThanADay;

    private long outsideTheRun;

    private long clockSetBack;

    private long latestMillis;

    /** Whether the times of a request make a measurement. */
    boolean accepts(Request request) {
        long millis = (long) request.endMillis() - request.startMillis();
        if (!accepts(request.startMillis())) {
            return false;
        }
        endBeforeStart += millis < 0 ? 1 : 0;
        longerThanADay += millis > LONGEST_REQUEST_MILLIS ? 1 : 0;
        return millis >= 0 && millis <= LONGEST_REQUEST_MILLIS;
    }

    /** Whether something can have happened at this moment. */
    boolean accepts(int atMillis) {
        boolean inside = atMillis >= 0 && atMillis <= LONGEST_RUN_MILLIS;
        outsideTheRun += inside ? 0 : 1;
        return inside;
    }

    /** Takes the moment at which a record was written. */
    void written(int atMillis) {
        if (atMillis < latestMillis - STEP_BACK_MILLIS) {
            clockSetBack++;
        }
        latestMillis = atMillis;
    }

    /** Counts what was wrong with the clock of another injector. */
    void absorb(ClockCheck other) {
        endBeforeStart += other.endBeforeStart;
        longerThanADay += other.longerThanADay;
        outsideTheRun += other.outsideTheRun;
        clockSetBack += other.clockSetBack;
    }

    Anomalies anomalies() {
        return new Anomalies(endBeforeStart, longerThanADay, outsideTheRun, clockSetBack);
    }
}
