package mobius.capacity;

import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of a search.
 *
 * @param from the first load, in requests per second
 * @param to the highest load that is tried, in requests per second
 * @param factor between the loads of two successive steps, above 1
 * @param width of the bracket at most, above 0: 0.1 is 10 %
 * @param settle how long a load settles before it is measured
 * @param step how long a load is measured
 * @param repeats the number of steps at one load whose majority decides; odd
 * @param refinements the number of additional steps near the limit
 * @param hold how long the lower end must hold at the end; empty for no confirmation
 * @param mostSteps the number of steps after which the search ends in any case
 */
public record SearchPlan(
        double from,
        double to,
        double factor,
        double width,
        Duration settle,
        Duration step,
        int repeats,
        int refinements,
        Optional<Duration> hold,
        int mostSteps) {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if {@code from}, {@code factor}, {@code width}, {@code repeats} or {@code mostSteps} is
     *     outside its range, or {@code to} is below {@code from}
     */
    public SearchPlan {
        if (!(from > 0 && to >= from && factor > 1 && width > 0) || repeats % 2 == 0 || mostSteps < 1) {
            throw new IllegalArgumentException(
                    "a search needs 0 < from <= to, a factor above 1, a width above 0, an odd"
                            + " number of repeats and at least one step");
        }
    }

    /**
     * Returns the same search with a settling time of at least the given length. The load would still rise while it is measured
     * if the first users had not left yet.
     *
     * @param visit how long a user stays; rounded up to whole seconds, as plans have them
     */
    public SearchPlan settlingFor(Duration visit) {
        Duration whole = Duration.ofSeconds((long) Math.ceil(visit.toNanos() / NANOS));
        Duration longer = settle.compareTo(whole) < 0 ? whole : settle;
        return new SearchPlan(from, to, factor, width, longer, step, repeats, refinements, hold, mostSteps);
    }

    /** Steps shorter than this give too good a result, because a queue that would exceed a budget does not build up in them. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final double BELOW_OF_SHORT = 2.0 / 3;
    private static final double BELOW = 0.5;
    private static final double NANOS = 1e9;

    /** The part of the bracket below the estimated limit, from 0 to 1. */
    double below() {
        return step.compareTo(SHORT) < 0 ? BELOW_OF_SHORT : BELOW;
    }

    /**
     * The longest time that the platform can be under load: all steps, as many of them as possible being the longer, confirming
     * ones.
     */
    public Duration mostLoad() {
        Duration steps = settle.plus(step).multipliedBy(mostSteps);
        int holds = Math.min(mostSteps, Search.ATTEMPTS * Search.TRIALS);
        return hold.filter(each -> each.compareTo(step) > 0)
                .map(each -> steps.plus(each.minus(step).multipliedBy(holds)))
                .orElse(steps);
    }
}
