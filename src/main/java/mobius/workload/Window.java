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

    /** How much of the stage is over at a moment after the start of the injection, from 0 to 1. */
    double shareAt(Duration moment) {
        double share = (double) moment.minus(start).toNanos() / stage.duration().toNanos();
        return Math.min(1, Math.max(0, share));
    }
}
