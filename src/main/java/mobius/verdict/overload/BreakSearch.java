package mobius.verdict.overload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.stats.TurningPoint;

/** Searches for the loads at which budgets broke. */
public final class BreakSearch {

    private final LoadRamp climb;
    private final RequestStats total;

    /**
     * Creates a search.
     *
     * @param total all requests, which define the load
     */
    public BreakSearch(LoadRamp climb, RequestStats total) {
        this.climb = climb;
        this.total = total;
    }

    /** Returns the break of a budget, after which it was not met again; empty if it held to the end. */
    public Optional<BudgetBreak> find(Tolerance tolerance) {
        List<Responses> responses = climb.rungs().stream()
                .map(rung -> rung.of(tolerance.requests()))
                .toList();
        long[] all = responses.stream().mapToLong(tolerance::all).toArray();
        long[] bad = responses.stream().mapToLong(tolerance::bad).toArray();
        OptionalInt rung = TurningPoint.of(bad, all, tolerance.allowed());
        return rung.isPresent()
                ? Optional.of(
                        found(tolerance, rung.getAsInt(), LongStream.of(all).sum()))
                : Optional.empty();
    }

    /** Returns the load at the end of the climb, as far as it was reached. */
    double highest() {
        return climb.requestsPerSecond(total, climb.rungs().size() - 1);
    }

    /** The break at a rung. On a ramp its lower load is estimated from the queue, in steps it is the step before. */
    private BudgetBreak found(Tolerance tolerance, int rung, long samples) {
        double seen = climb.requestsPerSecond(total, rung);
        double before = climb.isRamp() ? beforeTheQueue(seen, tolerance) : stepBefore(rung);
        return new BudgetBreak(tolerance, rung, rung == 0 ? 0 : before, seen, samples);
    }

    /**
     * Estimates the load at which a queue began to fill on a ramp; the wait {@code w} of a request is observed later.
     *
     * <p>The queue begins at a rate of {@code r} requests per second, and the rate rises by {@code a} requests per second each
     * second. After {@code t} seconds the queue has {@code a t^2 / 2} requests, which leave it at {@code r} per second. The wait
     * reaches {@code w} after {@code t = sqrt(2 w r / a)}, when the rate is {@code r + sqrt(2 w r a)}. This is solved for
     * {@code r}.
     */
    private double beforeTheQueue(double seen, Tolerance tolerance) {
        double half = Math.sqrt(tolerance.delay().toNanos() / 1e9 * climb.requestsPerSecondEachSecond() / 2);
        double root = Math.sqrt(half * half + seen) - half;
        return Math.max(root * root, Math.min(seen, climb.requestsPerSecond(total, 0)));
    }

    private double stepBefore(int rung) {
        return rung == 0 ? 0 : climb.requestsPerSecond(total, rung - 1);
    }
}
