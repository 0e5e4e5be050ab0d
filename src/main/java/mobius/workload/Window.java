package mobius.workload;

import java.time.Duration;

/**
 * The time of a stage within a run.
 *
 * @param stage the stage
 * @param start after the start of the injection, inclusive
 * @param end after the start of the injection, exclusive
 */
public record Window(Stage stage, Duration start, Duration end) {

    /** The moment itself if it is within the window; otherwise the nearer end of the window. */
    Duration nearest(Duration moment) {
        if (moment.compareTo(start) < 0) {
            return start;
        }
        return moment.compareTo(end) > 0 ? end : moment;
    }

    /** The part of the stage that is over at a moment in it, from 0 to 1. */
    double shareAt(Duration moment) {
        return (double) moment.minus(start).toNanos() / stage.duration().toNanos();
    }
}
