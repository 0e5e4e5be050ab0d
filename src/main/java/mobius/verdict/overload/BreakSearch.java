package mobius.verdict.overload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.stats.TurningPoint;

/** Looks for the loads at which budgets broke. */
public final class BreakSearch {

    private final LoadRamp climb;
    private final RequestStats total;

    /** @param total all requests, by which the load is told */
    public BreakSearch(LoadRamp climb, RequestStats total) {
        this.climb = climb;
        this.total = total;
    }

    /** Where it broke for good; empty where it held to the end. */
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

    /** The load at the end of the climb, as far as it came about. */
    double highest() {
        return climb.requestsPerSecond(total, climb.rungs().size() - 1);
    }

    private BudgetBreak found(Tolerance tolerance, int rung, long samples) {
        double seen = climb.requestsPerSecond(total, rung);
        double before = climb.isRamp() ? beforeTheQueue(seen, tolerance) : stepBefore(rung);
        return new BudgetBreak(tolerance, rung, rung == 0 ? 0 : before, seen, samples);
    }

    /**
     * On a ramp the queue in which a request waits for {@code w} took a while to fill. From the rate {@code r} of which it
     * began, with a rise of {@code a} requests per second each second, it holds {@code a t^2 / 2} requests after {@code t}
     * seconds, which leave it {@code r} per second: the wait is {@code w} after {@code t = sqrt(2 w r / a)}, and the rate is
     * then {@code r + sqrt(2 w r a)}.
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
