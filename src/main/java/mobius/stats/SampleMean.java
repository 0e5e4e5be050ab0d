package mobius.stats;

import java.util.List;

/**
 * The mean of a sample and its standard error.
 *
 * @param count the number of values
 * @param value the mean
 * @param error the standard error of the mean; NaN for fewer than two values
 */
public record SampleMean(int count, double value, double error) {

    /**
     * Computes the mean.
     *
     * @param values at least one
     */
    public static SampleMean of(List<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(value -> value).sum() / count;
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new SampleMean(count, mean, Math.sqrt(squares / (count - 1) / count));
    }
}
