package mobius.telemetry;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All samples of one series in the order of time.
 *
 * @param source as in {@link Sample}
 * @param metric as in {@link Sample}
 * @param labels as in {@link Sample}
 * @param points sorted by time; never empty in a file that was read, but possibly after {@link #within}
 */
public record Series(String source, String metric, String labels, List<Point> points) {

    /**
     * A value at a moment.
     *
     * @param timeMillis since the epoch
     * @param value finite
     */
    public record Point(long timeMillis, double value) {}

    public Series {
        points = PackedPoints.of(points);
    }

    /** Returns the part from {@code fromMillis}, inclusive, to {@code toMillis}, exclusive, both since the epoch. */
    public Series within(long fromMillis, long toMillis) {
        return new Series(source, metric, labels, PackedPoints.of(points).within(fromMillis, toMillis));
    }

    /** Returns the median time between readings; empty with fewer than two. */
    public OptionalLong usualStepMillis() {
        long[] steps = IntStream.range(1, points.size())
                .mapToLong(i -> points.get(i).timeMillis() - points.get(i - 1).timeMillis())
                .sorted()
                .toArray();
        return steps.length == 0 ? OptionalLong.empty() : OptionalLong.of(steps[steps.length / 2]);
    }

    public OptionalDouble max() {
        return values().max();
    }

    public OptionalDouble mean() {
        return values().average();
    }

    /** Returns the sum; 0 if there are no points. */
    public double sum() {
        return values().sum();
    }

    /**
     * Returns the highest mean of a number of consecutive samples; empty if there are fewer.
     *
     * @param points the number of consecutive samples, 1 or more
     */
    public OptionalDouble highestMeanOf(int points) {
        double[] values = values().toArray();
        OptionalDouble highest = OptionalDouble.empty();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - (i >= points ? values[i - points] : 0);
            if (i >= points - 1) {
                highest = OptionalDouble.of(Math.max(highest.orElse(Double.NEGATIVE_INFINITY), sum / points));
            }
        }
        return highest;
    }

    private DoubleStream values() {
        return points.stream().mapToDouble(Point::value);
    }
}
