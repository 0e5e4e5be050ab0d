package mobius.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of a search, or an intermediate result.
 *
 * <p>Loads are offered loads: the planned load of a step times the ratio of sent to planned requests over all steps that held.
 * The requests sent in a step beyond the capacity do not measure its load: users who wait for a response send nothing in that
 * time, so that the platform would appear to break at little more than it carries.
 *
 * @param ending how the search ended
 * @param bracket as narrow as is known
 * @param steps in chronological order
 */
public record SearchResult(Ending ending, Bracket bracket, List<StepResult> steps) {

    /** How a search ended. */
    public enum Ending {
        /** It continues, or was stopped. */
        UNDER_WAY,
        /** The bracket is as narrow as requested. */
        FOUND,
        /** In addition, the lower end held for long. */
        CONFIRMED,
        /** The lower end did not hold for long, although it was lowered. */
        NOT_CONFIRMED,
        /** Every budget held up to the highest load. */
        NOT_REACHED,
        /** A budget was exceeded even at the lowest load. */
        NEVER_HELD,
        /** Two steps in a row at the same load could not be trusted. */
        UNTRUSTED,
        /** The steps were used up. */
        OUT_OF_STEPS
    }

    public SearchResult {
        steps = List.copyOf(steps);
    }

    /** The ratio of sent to planned requests over the steps that held; 1 if none did. */
    static double sentOfPlanned(List<StepResult> steps) {
        double planned = 0;
        double sent = 0;
        for (StepResult step : steps) {
            if (step.outcome() == StepResult.Outcome.HELD) {
                planned += step.planned() * step.hold().toMillis();
                sent += step.requestsPerSecond() * step.hold().toMillis();
            }
        }
        return planned == 0 ? 1 : sent / planned;
    }

    /** The offered load of a step, in requests per second. */
    public double offeredPerSecond(StepResult step) {
        return step.planned() * sentOfPlanned(steps);
    }

    /** The step with the lowest load whose budgets did not hold, which shows the budget that breaks first. */
    public Optional<StepResult> brokeFirst() {
        return steps.stream()
                .filter(step -> step.outcome() == StepResult.Outcome.BROKEN)
                .min(Comparator.comparingDouble(StepResult::planned));
    }

    /** Why the last step cannot be trusted, if that ended the search; otherwise empty. */
    public Optional<String> doubt() {
        return ending == Ending.UNTRUSTED
                ? Optional.of(steps.get(steps.size() - 1).why())
                : Optional.empty();
    }
}
