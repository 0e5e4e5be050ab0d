package mobius.measure.tally;

import java.time.Duration;
import mobius.measure.Anomalies;
import mobius.runlog.RunLogRecord.Request;

/** Detects impossible times, which result from a clock that was set during the run. Times are as in the log. */
final class ClockCheck {

    private static final long LONGEST_RUN_MILLIS = Duration.ofDays(4).toMillis();

    private static final long LONGEST_REQUEST_MILLIS = Duration.ofDays(1).toMillis();

    /** Tolerance for records of different threads that overtake each other on their way to the log. */
    private static final long STEP_BACK_MILLIS = 5_000;

    private long endBeforeStart;

    private long longerThanADay;

    private long outsideTheRun;

    private long clockSetBack;

    private long latestMillis;

    /** Returns true if the times of a request are plausible; otherwise counts an anomaly. */
    boolean accepts(Request request) {
        long millis = (long) request.endMillis() - request.startMillis();
        if (!accepts(request.startMillis())) {
            return false;
        }
        endBeforeStart += millis < 0 ? 1 : 0;
        longerThanADay += millis > LONGEST_REQUEST_MILLIS ? 1 : 0;
        return millis >= 0 && millis <= LONGEST_REQUEST_MILLIS;
    }

    /** Returns true if an event at this time is plausible; otherwise counts an anomaly. */
    boolean accepts(int atMillis) {
        boolean inside = atMillis >= 0 && atMillis <= LONGEST_RUN_MILLIS;
        outsideTheRun += inside ? 0 : 1;
        return inside;
    }

    /**
     * Checks for a jump of the clock.
     *
     * @param atMillis the time of the latest record, in the order of the log
     */
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
