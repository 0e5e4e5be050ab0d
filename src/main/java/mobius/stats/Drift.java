package mobius.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;

/**
 * How far the p95 of the last third of the batches lies from that of the first.
 *
 * @param change the difference of the means of the natural logarithms; above 0 it became slower
 * @param standardError of the change
 */
public record Drift(double change, double standardError) {

    /**
     * The error comes from neighbours (von Neumann, Annals of Mathematical Statistics 12, 1941), because the drift itself
     * would widen a spread about the mean until nothing looks like a drift.
     */
    public static Drift of(List<Histogram> batches) {
        double[] logs = BatchEstimate.logs(batches, Percentile.P95);
        int third = logs.length / 3;
        double first = mean(logs, 0, third);
        double last = mean(logs, logs.length - third, logs.length);
        return new Drift(last - first, Math.sqrt(varianceOfNeighbours(logs) * 2 / third));
    }

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
