package mobius.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far a figure moved from one side to the other, in the measure in which its runs scatter: natural logarithms, of the error
 * rate the rate itself.
 *
 * @param mean over the pairs of runs
 * @param halfWidth of its 95 % interval; empty where the data allow none
 */
public record Shift(double mean, OptionalDouble halfWidth) {

    /** Fewer pairs say next to nothing about their own spread. */
    public static final int FEWEST_PAIRS = 3;

    private static final double TWO_SIDED_95 = 0.975;
    private static final int BATCHES = 10;

    /** Less is what is left of the rounding of floating point. */
    private static final double RESOLUTION = 1e-9;

    /** Of several pairs of runs: how much runs differ from each other is in it. */
    public static Shift between(List<Double> differences) {
        SampleMean mean = SampleMean.of(differences);
        return mean.count() < FEWEST_PAIRS
                ? new Shift(mean.value(), OptionalDouble.empty())
                : new Shift(mean.value(), known(quantile(mean.count()) * mean.error()));
    }

    /** Of one pair: what follows from the batches within the two runs, whose errors are given; empty where one is not known. */
    public static Shift within(double difference, List<OptionalDouble> errors) {
        Optional<Double> combined = errors.stream().allMatch(OptionalDouble::isPresent)
                ? errors.stream().map(OptionalDouble::getAsDouble).reduce(Math::hypot)
                : Optional.empty();
        return new Shift(
                difference,
                combined.map(error -> known(quantile(BATCHES) * error)).orElse(OptionalDouble.empty()));
    }

    /** Its lower end. */
    public OptionalDouble low() {
        return halfWidth.isPresent() ? OptionalDouble.of(mean - halfWidth.getAsDouble()) : halfWidth;
    }

    /** Its upper end. */
    public OptionalDouble high() {
        return halfWidth.isPresent() ? OptionalDouble.of(mean + halfWidth.getAsDouble()) : halfWidth;
    }

    /** Runs that agree to the last digit tell of the resolution, and not of their spread. */
    private static OptionalDouble known(double halfWidth) {
        return halfWidth < RESOLUTION ? OptionalDouble.empty() : OptionalDouble.of(halfWidth);
    }

    private static double quantile(int parts) {
        return TDistribution.of(parts - 1.0).inverseCumulativeProbability(TWO_SIDED_95);
    }
}
