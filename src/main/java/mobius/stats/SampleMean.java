package mobius.stats;

import java.util.List;

/**
 * The mean of a sample.
 *
 * @param count of the values
 * @param value of the mean
 * @param error its standard error; not a number with fewer than two values
 */
public record SampleMean(int count, double value, double error) {

    /**
     * That of some values.
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
