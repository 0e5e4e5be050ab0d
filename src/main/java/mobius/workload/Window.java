package mobius.workload;

import java.time.Duration;

/**
 * The time of one stage within a run.
 *
 * @param stage the stage
 * @param start its start after the start of the injection, inclusive
 * @param end its end after the start of the injection, exclusive
 */
public record Window(Stage stage, Duration start, Duration end) {

    /** The moment itself where it lies in the window, else the end of the window that is closer to it. */
    Duration nearest(Duration moment) {
        if (moment.compareTo(start) < 0) {
            return start;
        }
        return moment.compareTo(end) > 0 ? end : moment;
    }

    /** How much of the stage is over at a moment in it, from 0 to 1. */
    double shareAt(Duration moment) {
        return (double) moment.minus(start).toNanos() / stage.duration().toNanos();
    }
}
