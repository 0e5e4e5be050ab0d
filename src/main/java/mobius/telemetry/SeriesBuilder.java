package mobius.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts samples into series. */
final class SeriesBuilder {

    private final Map<Key, Growing> series = new LinkedHashMap<>();

    private record Key(String source, String metric, String labels) {}

    void add(Sample sample) {
        Key key = new Key(sample.source(), sample.metric(), sample.labels());
        series.computeIfAbsent(key, first -> new Growing()).add(sample.timeMillis(), sample.value());
    }

    /** Returns all series. The memory of each is released when it is built, so that they do not exist twice. */
    Telemetry build() {
        List<Series> built = new ArrayList<>();
        series.forEach(
                (key, points) -> built.add(new Series(key.source(), key.metric(), key.labels(), points.toPoints())));
        return new Telemetry(built);
    }

    /** Arrays that grow by half. */
    private static final class Growing {

        private static final int FIRST_ROOM = 16;

        private long[] times = new long[FIRST_ROOM];
        private double[] values = new double[FIRST_ROOM];
        private int size;

        void add(long time, double value) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size + size / 2);
                values = Arrays.copyOf(values, size + size / 2);
            }
            times[size] = time;
            values[size] = value;
            size++;
        }

        PackedPoints toPoints() {
            times = Arrays.copyOf(times, size);
            values = Arrays.copyOf(values, size);
            return PackedPoints.ordered(times, values);
        }
    }
}
