package mobius.stats;

import java.time.Duration;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * By how much single runs of one build differ from each other.
 *
 * @param value the standard deviation of the natural logarithm of their percentile: 0.04 is 4 %
 */
public record LegSpread(double value) {

    private static final double LIKELY = 0.8;

    /**
     * Of runs of one build.
     *
     * @param millis the percentile of each, above 0; at least two
     */
    public static LegSpread ofLegs(List<Double> millis) {
        return new LegSpread(deviation(millis.stream().map(Math::log).toList()));
    }

    /**
     * Of the runs in pairs: what two of them differ by has twice their variance.
     *
     * @param logRatios one difference of the natural logarithms for each pair; at least two
     */
    public static LegSpread ofPairs(List<Double> logRatios) {
        return new LegSpread(deviation(logRatios) / Math.sqrt(2));
    }

    /**
     * The spread that is not exceeded in four of five cases: a few runs know their own only roughly.
     *
     * @param runs on which this one rests, at least two
     */
    public LegSpread atWorst(int runs) {
        double degrees = runs - 1.0;
        double quantile = ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(1 - LIKELY);
        return new LegSpread(value * Math.sqrt(degrees / quantile));
    }

    /** Whether it is at most the one that is asked for. */
    public boolean isWithin(LegSpread asked) {
        return value <= asked.value;
    }

    /** The spread of longer or shorter runs: noise falls with the square root of the length. */
    public LegSpread of(double timesAsLong) {
        return new LegSpread(value / Math.sqrt(timesAsLong));
    }

    /**
     * How long runs must be to have the spread that is asked for, in whole steps of 5 s.
     *
     * @param now how long they are
     */
    public Duration lengthFor(LegSpread asked, Duration now) {
        double ratio = value / asked.value;
        return rounded(now.toMillis() * ratio * ratio);
    }

    private static Duration rounded(double millis) {
        return Duration.ofSeconds(5 * Math.max(1, (long) Math.ceil(millis / 5_000)));
    }

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
