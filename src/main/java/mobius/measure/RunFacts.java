package mobius.measure;

import java.time.Instant;

/**
 * What a log says about its run.
 *
 * @param simulation the class name of the simulation
 * @param gatlingVersion which Gatling wrote the log
 * @param description what was said about the run, often empty
 * @param startedEpochMillis when Gatling began the run
 * @param injectionStartMillis when the first users arrived, after the former: the zero of windows and seconds
 * @param durationMillis from the start of the injection to the last record
 */
public record RunFacts(
        String simulation,
        String gatlingVersion,
        String description,
        long startedEpochMillis,
        long injectionStartMillis,
        long durationMillis) {

    /** The zero of windows and seconds. */
    public Instant injectionStarted() {
        return Instant.ofEpochMilli(startedEpochMillis + injectionStartMillis);
    }
}
