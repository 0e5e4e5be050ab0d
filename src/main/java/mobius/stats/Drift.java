package mobius.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;

/**
 * Difference between the p95 of the last third of the batches and that of the first third.
 *
 * @param change the difference of the mean natural logarithms; above 0 if latency rose
 * @param standardError of the change
 */
public record Drift(double change, double standardError) {

    /**
     * Measures the drift over the batches of a window.
     *
     * <p>The error is computed from successive differences (von Neumann, The Mean Square Successive Difference, Annals of
     * Mathematical Statistics 12, 1941). The spread about the mean would grow with the drift itself and hide it.
     *
     * @param batches response times in milliseconds, in the order of time; at least three, none of them empty
     */
    public static Drift of(List<Histogram> batches) {
        double[] logs = BatchEstimate.logs(batches, Percentile.P95);
        int third = logs.length / 3;
        double first = mean(logs, 0, third);
        double last = mean(logs, logs.length - third, logs.length);
        return new Drift(last - first, Math.sqrt(varianceOfNeighbours(logs) * 2 / third));
    }

    /** Half the mean square successive difference: the variance of the batches with a slow trend removed. */
    private static double varianceOfNeighbours(double[] logs) {
        return IntStream.range(1, logs.length)
                        .mapToDouble(i -> (logs[i] - logs[i - 1]) * (logs[i] - logs[i - 1]))
                        .sum()
                / (2.0 * (logs.length - 1));
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
