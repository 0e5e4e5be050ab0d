package mobius.stats;

import java.time.Duration;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Variation between single runs of the same build.
 *
 * @param value the standard deviation of the natural logarithm of a percentile over the runs; 0.04 is 4 %
 */
public record LegSpread(double value) {

    /** Confidence of {@link #atWorst}. */
    private static final double LIKELY = 0.8;

    /**
     * Estimates the spread from runs of the same build.
     *
     * @param millis the percentile of each run in milliseconds, above 0; at least two runs
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static LegSpread ofLegs(List<Double> millis) {
        return new LegSpread(deviation(millis.stream().map(Math::log).toList()));
    }

    /**
     * Estimates the spread from pairs of runs. The difference of two independent runs has twice the variance of one run.
     *
     * @param logRatios the difference of the natural logarithms of the percentile, one for each pair; at least two pairs
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static LegSpread ofPairs(List<Double> logRatios) {
        return new LegSpread(deviation(logRatios) / Math.sqrt(2));
    }

    /**
     * Returns the upper bound of this spread at 80 % confidence, by the chi-squared distribution of a sample variance. A spread
     * from few runs is itself uncertain.
     *
     * @param runs the number of runs that this spread was estimated from, at least two
     */
    public LegSpread atWorst(int runs) {
        double degrees = runs - 1.0;
        double quantile = ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(1 - LIKELY);
        return new LegSpread(value * Math.sqrt(degrees / quantile));
    }

    /** Returns true if this spread is at most the requested one. */
    public boolean isWithin(LegSpread asked) {
        return value <= asked.value;
    }

    /**
     * Returns the spread of longer or shorter runs: it falls with the square root of the length.
     *
     * @param timesAsLong the new length divided by the present one, above 0
     */
    public LegSpread of(double timesAsLong) {
        return new LegSpread(value / Math.sqrt(timesAsLong));
    }

    /**
     * Returns the length of runs that would have the requested spread, rounded up to a multiple of 5 s.
     *
     * @param asked the requested spread
     * @param now the present length of the runs
     */
    public Duration lengthFor(LegSpread asked, Duration now) {
        double ratio = value / asked.value;
        return rounded(now.toMillis() * ratio * ratio);
    }

    private static Duration rounded(double millis) {
        return Duration.ofSeconds(5 * Math.max(1, (long) Math.ceil(millis / 5_000)));
    }

    /** Standard deviation of the sample, with n - 1 in the denominator. */
    private static double deviation(List<Double> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("a spread takes two runs, not " + values.size());
        }
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
