package mobius.telemetry;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * Points of a series in 16 bytes each. A soak has millions; as objects in a list they would take more than twice as much. A
 * {@link Series.Point} is created on request.
 */
final class PackedPoints extends AbstractList<Series.Point> implements RandomAccess {

    private final long[] times;
    private final double[] values;
    private final int from;
    private final int to;

    private PackedPoints(long[] times, double[] values, int from, int to) {
        this.times = times;
        this.values = values;
        this.from = from;
        this.to = to;
    }

    static PackedPoints of(List<Series.Point> points) {
        return points instanceof PackedPoints packed
                ? packed
                : ordered(
                        points.stream().mapToLong(Series.Point::timeMillis).toArray(),
                        points.stream().mapToDouble(Series.Point::value).toArray());
    }

    /** Wraps arrays that are not changed any more, and sorts them by time. Points of equal times keep their order. */
    static PackedPoints ordered(long[] times, double[] values) {
        PackedPoints given = new PackedPoints(times, values, 0, times.length);
        return IntStream.range(1, times.length).allMatch(i -> times[i - 1] <= times[i]) ? given : given.sorted();
    }

    /** Returns the points from a time, inclusive, to another, exclusive. */
    PackedPoints within(long fromMillis, long toMillis) {
        int first = firstFrom(fromMillis);
        return new PackedPoints(times, values, first, Math.max(first, firstFrom(toMillis)));
    }

    @Override
    public Series.Point get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Series.Point(times[from + index], values[from + index]);
    }

    @Override
    public int size() {
        return to - from;
    }

    private PackedPoints sorted() {
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PackedPoints(
                Arrays.stream(order).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                0,
                times.length);
    }

    /** Returns the index of the first point at this time or later. */
    private int firstFrom(long timeMillis) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            low = times[middle] < timeMillis ? middle + 1 : low;
            high = times[middle] < timeMillis ? high : middle;
        }
        return low;
    }
}
