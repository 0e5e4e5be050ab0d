package mobius.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What equal time batches of one window say about a percentile of its response times. Requests of one run depend on each
 * other through the state of the platform, so that an interval from single requests is far too narrow; batches of time
 * carry that dependence inside them. The logarithm is taken because spreads of latency are ratios.
 *
 * @param millis the percentile of all batches merged; where it reads 0 because responses took less than the resolution of
 *     1 ms, half of that
 * @param standardError of the natural logarithm of {@code millis}; the larger one of sectioning and jackknife
 * @param batches how many batches it rests on, at least 2
 */
public record BatchEstimate(double millis, double standardError, int batches) {

    private static final double HALF_THE_RESOLUTION_MILLIS = 0.5;

    /**
     * Estimates the percentile.
     *
     * @param batches response times in milliseconds, of batches of equal length in the order of time, none of them empty
     * @throws IllegalArgumentException when there are fewer than two batches or one is empty
     */
    public static BatchEstimate of(List<Histogram> batches, Percentile percentile) {
        return of(batches, histogram -> millisOf(histogram, percentile));
    }

    /**
     * Estimates a figure of the response times.
     *
     * @param millis the figure, above 0
     * @throws IllegalArgumentException likewise
     */
    public static BatchEstimate of(List<Histogram> batches, ToDoubleFunction<Histogram> millis) {
        if (batches.size() < 2 || batches.stream().anyMatch(batch -> batch.getTotalCount() == 0)) {
            throw new IllegalArgumentException("an interval needs at least two batches and samples in each of them");
        }
        Histogram merged = merge(batches);
        double estimate = millis.applyAsDouble(merged);
        double error = Math.max(
                sectioning(Math.log(estimate), logs(batches, millis)),
                jackknife(logsWithoutEach(merged, batches, millis)));
        return new BatchEstimate(estimate, error, batches.size());
    }

    /** The lower end of the one-sided interval, in milliseconds, with {@code confidence} from 0 to 1. */
    public double low(double confidence) {
        return millis * Math.exp(-quantile(confidence) * standardError);
    }

    /** The upper end of the one-sided interval, in milliseconds, with {@code confidence} from 0 to 1. */
    public double high(double confidence) {
        return millis * Math.exp(quantile(confidence) * standardError);
    }

    /** All samples of the batches in one histogram. */
    public static Histogram merge(List<Histogram> batches) {
        Histogram merged = new Histogram(3);
        merged.setAutoResize(true);
        batches.stream().filter(batch -> batch.getTotalCount() > 0).forEach(merged::add);
        return merged;
    }

    /** The natural logarithm of the percentile in each batch, in milliseconds. */
    static double[] logs(List<Histogram> batches, Percentile percentile) {
        return logs(batches, batch -> millisOf(batch, percentile));
    }

    private static double[] logs(List<Histogram> batches, ToDoubleFunction<Histogram> millis) {
        return batches.stream()
                .mapToDouble(batch -> Math.log(millis.applyAsDouble(batch)))
                .toArray();
    }

    /** The percentile in milliseconds, never 0. */
    public static double millisOf(Histogram histogram, Percentile percentile) {
        return Math.max((double) histogram.getValueAtPercentile(percentile.value()), HALF_THE_RESOLUTION_MILLIS);
    }

    private static double[] logsWithoutEach(
            Histogram merged, List<Histogram> batches, ToDoubleFunction<Histogram> millis) {
        return logs(batches.stream().map(batch -> without(merged, batch)).toList(), millis);
    }

    private static Histogram without(Histogram merged, Histogram batch) {
        Histogram rest = merged.copy();
        rest.subtract(batch);
        return rest;
    }

    /** Asmussen and Glynn, Stochastic Simulation (2007), III.5: the spread of the sections about the whole. */
    private static double sectioning(double whole, double[] sections) {
        return Math.sqrt(squares(sections, whole) / (sections.length - 1) / sections.length);
    }

    /** Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), chapter 3. */
    private static double jackknife(double[] withoutEach) {
        int n = withoutEach.length;
        double mean = IntStream.range(0, n).mapToDouble(i -> withoutEach[i]).sum() / n;
        return Math.sqrt(squares(withoutEach, mean) * (n - 1) / n);
    }

    private static double squares(double[] values, double centre) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - centre) * (values[i] - centre))
                .sum();
    }

    private double quantile(double confidence) {
        return TDistribution.of(batches - 1).inverseCumulativeProbability(confidence);
    }
}
