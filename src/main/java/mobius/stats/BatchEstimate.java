package mobius.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Estimate of a percentile of the response times of one window, with a standard error from equal time batches.
 *
 * <p>The requests of one run depend on each other through the state of the platform, so an interval computed from single requests
 * is far too narrow. Batches of time contain that dependence. Errors are computed on the natural logarithm because latencies vary
 * by ratios.
 *
 * @param millis the percentile of all batches merged, in milliseconds; at least 0.5, half the resolution of the log, because
 *     responses faster than 1 ms are recorded as 0
 * @param standardError of the natural logarithm of {@code millis}: the larger of the sectioning and the jackknife error
 * @param batches the number of batches, at least 2
 */
public record BatchEstimate(double millis, double standardError, int batches) {

    private static final double HALF_THE_RESOLUTION_MILLIS = 0.5;

    /**
     * Estimates a percentile.
     *
     * @param batches response times in milliseconds, one histogram for each batch; batches of equal length, in the order of time,
     *     none of them empty
     * @param percentile the percentile to estimate
     * @throws IllegalArgumentException if there are fewer than two batches or one of them is empty
     */
    public static BatchEstimate of(List<Histogram> batches, Percentile percentile) {
        return of(batches, histogram -> millisOf(histogram, percentile));
    }

    /**
     * Estimates any other statistic of the response times, such as {@link FinePercentile}.
     *
     * @param batches as for a percentile
     * @param millis the statistic in milliseconds, above 0, of a histogram that is not empty
     * @throws IllegalArgumentException if there are fewer than two batches or one of them is empty
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

    /**
     * Returns the lower bound of the one-sided interval, in milliseconds: Student's t with {@code batches - 1} degrees of
     * freedom.
     *
     * @param confidence from 0 to 1
     */
    public double low(double confidence) {
        return millis * Math.exp(-quantile(confidence) * standardError);
    }

    /**
     * Returns the upper bound of the one-sided interval, in milliseconds: Student's t with {@code batches - 1} degrees of
     * freedom.
     *
     * @param confidence from 0 to 1
     */
    public double high(double confidence) {
        return millis * Math.exp(quantile(confidence) * standardError);
    }

    /** Returns the samples of all batches in one histogram with three significant digits. Empty batches are allowed. */
    public static Histogram merge(List<Histogram> batches) {
        Histogram merged = new Histogram(3);
        merged.setAutoResize(true);
        batches.stream().filter(batch -> batch.getTotalCount() > 0).forEach(merged::add);
        return merged;
    }

    /** Returns the natural logarithm of the percentile of each batch, in milliseconds. */
    static double[] logs(List<Histogram> batches, Percentile percentile) {
        return logs(batches, batch -> millisOf(batch, percentile));
    }

    private static double[] logs(List<Histogram> batches, ToDoubleFunction<Histogram> millis) {
        return batches.stream()
                .mapToDouble(batch -> Math.log(millis.applyAsDouble(batch)))
                .toArray();
    }

    /** Returns the percentile in milliseconds, at least 0.5: a logarithm of 0 does not exist. */
    public static double millisOf(Histogram histogram, Percentile percentile) {
        return Math.max((double) histogram.getValueAtPercentile(percentile.value()), HALF_THE_RESOLUTION_MILLIS);
    }

    /**
     * The jackknife's leave-one-out estimates. Subtracting a batch from the merged histogram is exact and cheaper than merging
     * the rest.
     */
    private static double[] logsWithoutEach(
            Histogram merged, List<Histogram> batches, ToDoubleFunction<Histogram> millis) {
        return logs(batches.stream().map(batch -> without(merged, batch)).toList(), millis);
    }

    private static Histogram without(Histogram merged, Histogram batch) {
        Histogram rest = merged.copy();
        rest.subtract(batch);
        return rest;
    }

    /**
     * Standard error by sectioning: the deviation of the sections from the estimate of the whole window (Asmussen and Glynn,
     * Stochastic Simulation, 2007, III.5).
     */
    private static double sectioning(double whole, double[] sections) {
        return Math.sqrt(squares(sections, whole) / (sections.length - 1) / sections.length);
    }

    /** Standard error by the jackknife (Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982, chapter 3). */
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
