package mobius.telemetry;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All samples of one figure in the order of time.
 *
 * @param source as in {@link Sample}
 * @param metric as in {@link Sample}
 * @param labels as in {@link Sample}
 * @param points put into the order of time; never empty in a file that was read, but possibly so after {@link #within}
 */
public record Series(String source, String metric, String labels, List<Point> points) {

    /**
     * A moment and its value.
     *
     * @param timeMillis since the epoch
     * @param value finite
     */
    public record Point(long timeMillis, double value) {}

    public Series {
        points = PackedPoints.of(points);
    }

    /** The part from {@code fromMillis}, inclusive, to {@code toMillis}, exclusive, both since the epoch. */
    public Series within(long fromMillis, long toMillis) {
        return new Series(source, metric, labels, PackedPoints.of(points).within(fromMillis, toMillis));
    }

    /** The median of the times from one reading to the next; empty where there are not two. */
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

    /** 0 when there are no points: ask {@link #points} first where that matters. */
    public double sum() {
        return values().sum();
    }

    /**
     * The highest mean over {@code points} samples in a row, or empty when there are fewer.
     *
     * @param points how many samples in a row, 1 or more
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
