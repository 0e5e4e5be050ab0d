package mobius.verdict.leak;

import java.util.Optional;

/**
 * What the rule says of one series.
 *
 * @param outcome the answer
 * @param trend how the series went; empty where there was too little of it
 */
public record LeakAssessment(Outcome outcome, Optional<Trend> trend) {

    /** The answers. All but the first two leave it open. */
    public enum Outcome {
        /** It grows for good. */
        LEAK,
        /** It does not grow by more than is acceptable. */
        STEADY,
        /** The soak is too short for the platform's warm-up, whatever the series did. */
        TOO_SHORT,
        /** The soak is too short for the slowest cycle of the series. */
        FEW_CYCLES,
        /** It rose once and stays there. */
        STEP,
        /** There are too few readings, or too many are missing. */
        GAPS,
        /** It wanders so slowly that its values do not count as several. */
        WANDERS,
        /** It may grow or not: the interval is too wide. */
        OPEN
    }
}
