package mobius.verdict.overload;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.Second;
import mobius.verdict.evidence.RunView;

/**
 * The seconds in which the budgets of all requests together were not met.
 *
 * @param numbers the numbers of the seconds, as in the measurement
 */
record SecondsOverBudget(Set<Integer> numbers) {

    /** Neighbours on each side: a second is over budget if most of five are, so that a single noisy second is not a relapse. */
    private static final int NEIGHBOURS = 2;

    /** Number of responses of which one may be above the p95. */
    private static final int ENOUGH = 20;

    /** Returns the seconds over budget of a run. */
    static SecondsOverBudget of(RunView run) {
        return new SecondsOverBudget(run.measurement().series().stream()
                .filter(second -> isOver(second, run.budgets()))
                .map(Second::second)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Returns the first second after which none is over budget.
     *
     * @param from returned if no second is over budget
     * @param to returned if the last one is
     */
    int lastedUntil(int from, int to) {
        return 1
                + IntStream.range(from, to)
                        .filter(this::isOverWithItsNeighbours)
                        .max()
                        .orElse(from - 1);
    }

    private boolean isOverWithItsNeighbours(int second) {
        return IntStream.rangeClosed(second - NEIGHBOURS, second + NEIGHBOURS)
                        .filter(numbers::contains)
                        .count()
                > NEIGHBOURS;
    }

    /** True if a second was slow, failing or without responses. */
    private static boolean isOver(Second second, Budgets budgets) {
        return isSlow(second, budgets) || isFailing(second, budgets) || isSilent(second);
    }

    /** With few responses the p95 is their maximum; the median is compared instead. */
    private static boolean isSlow(Second second, Budgets budgets) {
        Long millis = second.ok() < ENOUGH ? second.p50Millis() : second.p95Millis();
        return millis != null
                && Optional.ofNullable(budgets.totalLatency().get(Percentile.P95))
                        .filter(limit -> millis >= limit.toMillis())
                        .isPresent();
    }

    private static boolean isFailing(Second second, Budgets budgets) {
        long judged = second.ok() + second.ko();
        return second.ko() > judged * budgets.errorRate().value();
    }

    /** True if requests were sent and none of them had an OK response. */
    private static boolean isSilent(Second second) {
        return second.requestsStarted() > 0 && second.p95Millis() == null && second.ok() == 0;
    }
}
