package mobius.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search knows, at its end or before.
 *
 * @param ending how it ended
 * @param bracket as narrow as is known
 * @param steps in the order of time
 */
public record SearchResult(Ending ending, Bracket bracket, List<StepResult> steps) {

    /** How a search ended. */
    public enum Ending {
        /** It goes on, or was stopped. */
        UNDER_WAY,
        /** The bracket is as narrow as was asked for. */
        FOUND,
        /** Its lower end has held for long, too. */
        CONFIRMED,
        /** Its lower end did not hold for long, wherever it was put. */
        NOT_CONFIRMED,
        /** Every budget held up to the highest load. */
        NOT_REACHED,
        /** A budget was broken at the lowest load, too. */
        NEVER_HELD,
        /** Two steps in a row at one load could not be trusted. */
        UNTRUSTED,
        /** The steps ran out. */
        OUT_OF_STEPS
    }

    public SearchResult {
        steps = List.copyOf(steps);
    }

    /** The step at the lowest load of those whose budgets did not hold: it tells what broke first. */
    public Optional<StepResult> brokeFirst() {
        return steps.stream()
                .filter(step -> step.outcome() == StepResult.Outcome.BROKEN)
                .min(Comparator.comparingDouble(StepResult::requestsPerSecond));
    }

    /** The reason not to trust the last step, if that is what ended the search. */
    public Optional<String> doubt() {
        return ending == Ending.UNTRUSTED
                ? Optional.of(steps.get(steps.size() - 1).why())
                : Optional.empty();
    }
}
