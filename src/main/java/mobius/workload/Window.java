package mobius.workload;

import java.time.Duration;

/**
 * The time of one stage within a run.
 *
 * @param stage the stage
 * @param start its start after the start of the injection, inclusive
 * @param end its end after the start of the injection, exclusive
 */
public record Window(Stage stage, Duration start, Duration end) {}
