package mobius.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search knows, at its end or before.
 *
 * <p>Loads are those that were offered: of one step what was planned for it, times what the steps that held sent of their plans.
 * What a step beyond the capacity sent is no measure of its load: users who wait for an answer send nothing meanwhile, and the
 * platform seems to break under little more than it carries.
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

    /** The ratio of what was sent to what was planned, of the steps that held; 1 where none did. */
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

    /** The load that a step offered, in requests per second. */
    public double offeredPerSecond(StepResult step) {
        return step.planned() * sentOfPlanned(steps);
    }

    /** The step at the lowest load of those whose budgets did not hold: it tells what broke first. */
    public Optional<StepResult> brokeFirst() {
        return steps.stream()
                .filter(step -> step.outcome() == StepResult.Outcome.BROKEN)
                .min(Comparator.comparingDouble(StepResult::planned));
    }

    /** The reason not to trust the last step, if that is what ended the search. */
    public Optional<String> doubt() {
        return ending == Ending.UNTRUSTED
                ? Optional.of(steps.get(steps.size() - 1).why())
                : Optional.empty();
    }
}
