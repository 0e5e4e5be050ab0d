package mobius.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts samples into series. */
final class SeriesBuilder {

    private final Map<Key, List<Series.Point>> points = new LinkedHashMap<>();

    private record Key(String source, String metric, String labels) {}

    void add(Sample sample) {
        Key key = new Key(sample.source(), sample.metric(), sample.labels());
        points.computeIfAbsent(key, first -> new ArrayList<>())
                .add(new Series.Point(sample.timeMillis(), sample.value()));
    }

    Telemetry build() {
        return new Telemetry(points.entrySet().stream()
                .map(entry -> series(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Series series(Key key, List<Series.Point> points) {
        points.sort(Comparator.comparingLong(Series.Point::timeMillis));
        return new Series(key.source(), key.metric(), key.labels(), points);
    }
}
