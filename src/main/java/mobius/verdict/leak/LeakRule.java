package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.stats.Autocorrelation;
import mobius.telemetry.Series;
import mobius.verdict.leak.LeakAssessment.Outcome;

/**
 * Distinguishes a leak from noise, from the saw-tooth of a garbage collector, and from a warm-up. A leak needs a significant rise
 * (Mann-Kendall) of a relevant size (Theil-Sen) that has not slowed down. Measured error rates:
 * {@code docs/method/error-rates.md}.
 *
 * @param warmUp the time constant of the platform's warm-up, above zero
 * @param quantity memory or a count
 */
public record LeakRule(Duration warmUp, Quantity quantity) {

    /** Smallest relative growth over the judged part that is a leak, as a ratio. */
    public static final double LEAST_GROWTH = 0.03;

    /** Relative growth that is acceptable if the true one is below it with 95 % confidence, as a ratio. */
    public static final double ACCEPTABLE_GROWTH = 0.06;

    /** Least length of a soak in which a leak can be found, in warm-up constants. */
    public static final int WARM_UPS = 12;

    /** Least length of a soak in which a leak can be found, in lengths of the slowest cycle. */
    public static final int CYCLES = 5;

    /** Warm-up constants that are dropped at the beginning, at least. */
    private static final int DROPPED_WARM_UPS = 3;

    /** Divisor of the part of the soak that is dropped at the beginning, at least. */
    private static final int DROPPED_PART = 4;

    /** Numbers of blocks, in the order in which they are tried. */
    private static final List<Integer> BLOCKS = List.of(24, 16, 12, 8, 6);

    private static final int FEWEST_BLOCKS = 6;

    /** Largest autocorrelation of blocks that count as independent. */
    private static final double INDEPENDENT = 0.3;

    private static final double ALPHA = 0.01;

    /** Slope of the second half, as a share of the whole: a smaller one is the end of a warm-up. */
    private static final double STILL_GROWING = 1 / 3.0;

    /** Least share of blocks with readings. */
    private static final double MOST = 0.8;

    /**
     * Judges a series.
     *
     * @param soak the whole time of constant load, including its beginning
     * @param knownCycle a cycle of the platform that is known from another metric
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

    /** The result without regard to the length of the soak. */
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

    /**
     * Limits the result to what the length of the soak supports. A short soak can show that nothing grows, but not that something
     * does, because a rise may be a warm-up or a part of a cycle.
     */
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

    /** The beginning that is not judged: a quarter of the soak, but at least three warm-up constants. */
    private Duration dropped(Span soak) {
        Duration quarter = soak.length().dividedBy(DROPPED_PART);
        Duration warmUps = warmUp.multipliedBy(DROPPED_WARM_UPS);
        return quarter.compareTo(warmUps) > 0 ? quarter : warmUps;
    }

    /** Returns true if the soak is long enough for a leak to be found. */
    public boolean isLongEnough(Span soak) {
        return soak.length().compareTo(warmUp.multipliedBy(WARM_UPS)) >= 0;
    }

    /** True if enough blocks have readings. */
    private boolean isCovered(Span judged, Series series) {
        int finest = BLOCKS.get(0);
        return judged.length().toMillis() >= finest
                && cut(judged, series, finest).count() >= MOST * finest;
    }

    /** The largest number of blocks that are not correlated. */
    private Optional<Blocks> independent(Span judged, Series series) {
        return BLOCKS.stream()
                .map(count -> cut(judged, series, count))
                .filter(blocks -> Autocorrelation.ofNeighbours(blocks.line().residuals()) < INDEPENDENT)
                .findFirst();
    }

    /** Divides the judged part into blocks with the reduction of the quantity. */
    private Blocks cut(Span judged, Series series, int count) {
        return Blocks.of(judged, series, count, quantity::fold);
    }

    /**
     * Detects a single rise, after which a series stays at its new level. This is not growth, but with few long blocks it can be
     * significant as a trend.
     */
    private static final class Step {

        /**
         * Required improvement: when noise hides the shape, two levels fit about as well as a line, which is no evidence of a step.
         */
        private static final double CLEARLY = 0.5;

        private Step() {}

        /** Returns true if two consecutive levels leave less than half of the sum of squared residuals of a line. */
        static boolean fitsBetterThanALine(Blocks blocks) {
            double[] values = blocks.values();
            double least = Double.POSITIVE_INFINITY;
            for (int split = 1; split < values.length; split++) {
                least = Math.min(least, squares(values, 0, split) + squares(values, split, values.length));
            }
            double line = 0;
            for (double residual : blocks.line().residuals()) {
                line += residual * residual;
            }
            return least < CLEARLY * line;
        }

        /** Sum of the squared deviations of a range from its mean. */
        private static double squares(double[] values, int from, int to) {
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += values[i] / (to - from);
            }
            double squares = 0;
            for (int i = from; i < to; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return squares;
        }
    }
}
