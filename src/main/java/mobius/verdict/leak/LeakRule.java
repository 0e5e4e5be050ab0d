package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.stats.Autocorrelation;
import mobius.telemetry.Series;
import mobius.verdict.leak.LeakAssessment.Outcome;

/**
 * Tells a leak from noise, from a garbage collector's saw-tooth and from a warm-up. The error rates are measured:
 * {@code docs/leaks.md}.
 *
 * @param warmUp the time constant of the platform's warm-up, above zero
 * @param quantity what is looked at
 */
public record LeakRule(Duration warmUp, Quantity quantity) {

    /** The least relative growth over the judged part that is called a leak, as a ratio. */
    public static final double LEAST_GROWTH = 0.03;

    /** A growth that is surely less is acceptable, as a ratio. */
    public static final double ACCEPTABLE_GROWTH = 0.06;

    /** So many warm-up constants must a soak last before anything is called a leak. */
    public static final int WARM_UPS = 12;

    /** So many of the slowest cycles, likewise. */
    public static final int CYCLES = 5;

    private static final int DROPPED_WARM_UPS = 3;
    private static final int DROPPED_PART = 4;
    private static final List<Integer> BLOCKS = List.of(24, 16, 12, 8, 6);
    private static final int FEWEST_BLOCKS = 6;
    private static final double INDEPENDENT = 0.3;
    private static final double ALPHA = 0.01;
    private static final double STILL_GROWING = 1 / 3.0;
    private static final double MOST = 0.8;

    /**
     * Judges a series.
     *
     * @param soak the whole time of constant load, its beginning included
     * @param knownCycle a cycle of the platform that is told by other means than the series itself
     */
    public LeakAssessment judge(Series series, Span soak, Optional<Duration> knownCycle) {
        Span judged = soak.without(dropped(soak));
        if (!isCovered(judged, series)) {
            Outcome why = isLongEnough(soak) ? Outcome.GAPS : Outcome.TOO_SHORT;
            return new LeakAssessment(why, Optional.empty());
        }
        Optional<Blocks> blocks = independent(judged, series);
        Trend trend = Trend.of(judged, blocks.orElseGet(() -> cut(judged, series, FEWEST_BLOCKS)));
        Outcome outcome = blocks.isEmpty() ? Outcome.WANDERS : outcome(trend);
        return new LeakAssessment(bounded(outcome, series, soak, trend, knownCycle), Optional.of(trend));
    }

    private Outcome outcome(Trend trend) {
        double least = Math.max(LEAST_GROWTH * trend.level(), quantity.leastGrowth());
        boolean leaks = trend.p() < ALPHA
                && trend.growth() > 0
                && trend.growth() >= least
                && trend.lastHalfPerHour() >= STILL_GROWING * trend.perHour();
        double acceptable = Math.max(ACCEPTABLE_GROWTH * trend.level(), quantity.leastGrowth());
        boolean steady = trend.highestGrowth() < acceptable || trend.high() <= 0;
        return leaks ? Outcome.LEAK : steady ? Outcome.STEADY : Outcome.OPEN;
    }

    /** A short soak may find that nothing grows, but never that something does: what it sees may be a warm-up or a cycle. */
    private Outcome bounded(Outcome outcome, Series series, Span soak, Trend trend, Optional<Duration> knownCycle) {
        if (outcome == Outcome.STEADY) {
            return outcome;
        }
        if (!isLongEnough(soak)) {
            return Outcome.TOO_SHORT;
        }
        if (outcome == Outcome.LEAK && Step.fitsBetterThanALine(cut(trend.judged(), series, BLOCKS.get(0)))) {
            return Outcome.STEP;
        }
        boolean fewCycles = Stream.concat(
                        knownCycle.stream(), Cycles.slowest(trend.judged(), series, trend.growth()).stream())
                .anyMatch(cycle -> soak.length().compareTo(cycle.multipliedBy(CYCLES)) < 0);
        return outcome == Outcome.LEAK && fewCycles ? Outcome.FEW_CYCLES : outcome;
    }

    /** By the rule: a quarter, and three times the warm-up constant at least. */
    private Duration dropped(Span soak) {
        Duration quarter = soak.length().dividedBy(DROPPED_PART);
        Duration warmUps = warmUp.multipliedBy(DROPPED_WARM_UPS);
        return quarter.compareTo(warmUps) > 0 ? quarter : warmUps;
    }

    /** Whether the soak is so long that a leak may be called one. */
    public boolean isLongEnough(Span soak) {
        return soak.length().compareTo(warmUp.multipliedBy(WARM_UPS)) >= 0;
    }

    private boolean isCovered(Span judged, Series series) {
        int finest = BLOCKS.get(0);
        return judged.length().toMillis() >= finest
                && cut(judged, series, finest).count() >= MOST * finest;
    }

    /** The finest blocks that do not hang together. */
    private Optional<Blocks> independent(Span judged, Series series) {
        return BLOCKS.stream()
                .map(count -> cut(judged, series, count))
                .filter(blocks -> Autocorrelation.ofNeighbours(blocks.line().residuals()) < INDEPENDENT)
                .findFirst();
    }

    private Blocks cut(Span judged, Series series, int count) {
        return Blocks.of(judged, series, count, quantity::fold);
    }
}
