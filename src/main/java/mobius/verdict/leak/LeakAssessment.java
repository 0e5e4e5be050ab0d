package mobius.verdict.leak;

import java.util.Optional;

/**
 * The result of the leak rule for one series.
 *
 * @param outcome the result
 * @param trend of the series; empty if there were too few readings
 */
public record LeakAssessment(Outcome outcome, Optional<Trend> trend) {

    /** Results. All but the first two are inconclusive. */
    public enum Outcome {
        /** It grows without a limit. */
        LEAK,
        /** It grows by less than the acceptable amount. */
        STEADY,
        /** The soak is too short for the platform's warm-up, whatever the series shows. */
        TOO_SHORT,
        /** The soak is too short for the slowest cycle of the series. */
        FEW_CYCLES,
        /** It rose once and stayed there. */
        STEP,
        /** There are too few readings, or too many are missing. */
        GAPS,
        /** Its values are correlated over so long a time that they are too few independent ones. */
        WANDERS,
        /** The interval of the growth is too wide for a decision. */
        OPEN
    }
}
