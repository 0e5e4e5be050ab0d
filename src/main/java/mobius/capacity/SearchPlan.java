package mobius.capacity;

import java.time.Duration;
import java.util.Optional;

/**
 * How to search.
 *
 * @param from the first load, in requests per second
 * @param to the highest load that is tried
 * @param factor from one step to the next, above 1
 * @param width of the bracket at most, above 0: 0.1 is 10 %
 * @param settle how long a load settles before it is measured
 * @param step how long it is measured
 * @param repeats of how many steps at one load the majority decides, an odd number
 * @param refinements how many steps more are made where the budget seems to break
 * @param hold how long the lower end must hold in the end; empty where nothing is confirmed
 * @param mostSteps after how many steps the search ends, whatever it knows
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

    public SearchPlan {
        if (!(from > 0 && to >= from && factor > 1 && width > 0) || repeats % 2 == 0 || mostSteps < 1) {
            throw new IllegalArgumentException(
                    "a search needs 0 < from <= to, a factor above 1, a width above 0, an odd"
                            + " number of repeats and at least one step");
        }
    }

    /**
     * The same search, of which each load settles for at least some time. Load still rises while it is measured where users who
     * have come first are not gone yet.
     *
     * @param visit how long users are there; plans have whole seconds
     */
    public SearchPlan settlingFor(Duration visit) {
        Duration whole = Duration.ofSeconds((long) Math.ceil(visit.toNanos() / NANOS));
        Duration longer = settle.compareTo(whole) < 0 ? whole : settle;
        return new SearchPlan(from, to, factor, width, longer, step, repeats, refinements, hold, mostSteps);
    }

    /** Shorter steps flatter: a queue that would break a budget does not fill in them. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final double BELOW_OF_SHORT = 2.0 / 3;
    private static final double BELOW = 0.5;
    private static final double NANOS = 1e9;

    /** How much of the bracket lies below the load at which a budget seems to break, from 0 to 1. */
    double below() {
        return step.compareTo(SHORT) < 0 ? BELOW_OF_SHORT : BELOW;
    }

    /** The longest time that load can be on the platform: every step, as many of them as can be the longer ones that confirm. */
    public Duration mostLoad() {
        Duration steps = settle.plus(step).multipliedBy(mostSteps);
        int holds = Math.min(mostSteps, Search.ATTEMPTS * Search.TRIALS);
        return hold.filter(each -> each.compareTo(step) > 0)
                .map(each -> steps.plus(each.minus(step).multipliedBy(holds)))
                .orElse(steps);
    }
}
