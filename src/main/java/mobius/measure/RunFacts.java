package mobius.measure;

import java.time.Instant;

/**
 * The header of a log, with the times of the run.
 *
 * @param simulation the class name of the simulation
 * @param gatlingVersion the version that wrote the log
 * @param description as entered at the start of the run, often empty
 * @param startedEpochMillis the start of the run, since the epoch
 * @param injectionStartMillis the start of the injection, after the start of the run: the zero of windows and seconds
 * @param durationMillis from the start of the injection to the last record
 */
public record RunFacts(
        String simulation,
        String gatlingVersion,
        String description,
        long startedEpochMillis,
        long injectionStartMillis,
        long durationMillis) {

    /** Returns the start of the injection, the zero of windows and seconds. */
    public Instant injectionStarted() {
        return Instant.ofEpochMilli(startedEpochMillis + injectionStartMillis);
    }
}
