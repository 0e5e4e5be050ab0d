package mobius.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Difference of a metric between two sides, with its uncertainty, on the scale on which runs vary: the natural logarithm for most
 * metrics, the plain rate for error rates.
 *
 * @param mean over the pairs of runs
 * @param halfWidth of the two-sided 95 % interval; empty if the data do not support an interval
 */
public record Shift(double mean, OptionalDouble halfWidth) {

    /** Fewest pairs for an interval: with fewer, the estimate of their spread is too uncertain. */
    public static final int FEWEST_PAIRS = 3;

    private static final double TWO_SIDED_95 = 0.975;

    /** Number of batches behind each error that {@link #within} receives. */
    private static final int BATCHES = 10;

    /** A smaller half-width is rounding error of floating point. */
    private static final double RESOLUTION = 1e-9;

    /**
     * Estimates the shift from several pairs of runs, so that the interval includes the variation between runs.
     *
     * @param differences one for each pair, at least one; there is no interval for fewer than {@link #FEWEST_PAIRS}
     */
    public static Shift between(List<Double> differences) {
        SampleMean mean = SampleMean.of(differences);
        return mean.count() < FEWEST_PAIRS
                ? new Shift(mean.value(), OptionalDouble.empty())
                : new Shift(mean.value(), known(quantile(mean.count()) * mean.error()));
    }

    /**
     * Estimates the shift from a single pair of runs. Its interval covers the variation within the two runs only.
     *
     * @param difference between the two runs
     * @param errors the standard errors of the two runs, from their batches; there is no interval if one of them is empty
     */
    public static Shift within(double difference, List<OptionalDouble> errors) {
        Optional<Double> combined = errors.stream().allMatch(OptionalDouble::isPresent)
                ? errors.stream().map(OptionalDouble::getAsDouble).reduce(Math::hypot)
                : Optional.empty();
        return new Shift(
                difference,
                combined.map(error -> known(quantile(BATCHES) * error)).orElse(OptionalDouble.empty()));
    }

    /** Returns the lower end of the interval; empty if there is none. */
    public OptionalDouble low() {
        return halfWidth.isPresent() ? OptionalDouble.of(mean - halfWidth.getAsDouble()) : halfWidth;
    }

    /** Returns the upper end of the interval; empty if there is none. */
    public OptionalDouble high() {
        return halfWidth.isPresent() ? OptionalDouble.of(mean + halfWidth.getAsDouble()) : halfWidth;
    }

    /** Runs that agree to the last digit show the resolution of the metric rather than its spread, so they get no interval. */
    private static OptionalDouble known(double halfWidth) {
        return halfWidth < RESOLUTION ? OptionalDouble.empty() : OptionalDouble.of(halfWidth);
    }

    private static double quantile(int parts) {
        return TDistribution.of(parts - 1.0).inverseCumulativeProbability(TWO_SIDED_95);
    }
}
