package mobius.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.measure.Measurement;
import mobius.measure.Second;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of the run for the charts. Where several share a bucket, percentiles are the highest of them, so that no
 * peak is lost; rates and users are the mean of those seconds in which anything was planned or happened.
 */
public final class TimelineModel {

    private TimelineModel() {}

    public static PageModel.Timeline of(Measurement measurement) {
        Buckets<Second> buckets = Buckets.of(measurement.series(), 1, Second::second);
        SortedMap<Long, List<Second>> rows = buckets.withGaps();
        Map<String, List<@Nullable Double>> lines = new LinkedHashMap<>();
        lines.put("usersPlanned", means(rows, Second::usersPlanned));
        lines.put("usersStarted", means(rows, Second::usersStarted));
        lines.put("usersActive", means(rows, Second::usersActive));
        lines.put("requestsStarted", means(rows, Second::requestsStarted));
        lines.put("ok", means(rows, Second::ok));
        lines.put("ko", means(rows, Second::ko));
        lines.put("throttled", means(rows, Second::throttled));
        lines.put("p50", highest(rows, Second::p50Millis));
        lines.put("p95", highest(rows, Second::p95Millis));
        lines.put("p99", highest(rows, Second::p99Millis));
        return new PageModel.Timeline(
                (int) buckets.width(),
                rows.keySet().stream().map(Long::intValue).toList(),
                lines);
    }

    private static List<@Nullable Double> means(
            SortedMap<Long, List<Second>> rows, Function<Second, @Nullable Number> figure) {
        return line(
                rows,
                bucket -> known(bucket, figure).mapToDouble(Number::doubleValue).average());
    }

    private static List<@Nullable Double> highest(
            SortedMap<Long, List<Second>> rows, Function<Second, @Nullable Number> figure) {
        return line(
                rows,
                bucket -> known(bucket, figure).mapToDouble(Number::doubleValue).max());
    }

    private static Stream<Number> known(List<Second> bucket, Function<Second, @Nullable Number> figure) {
        List<Number> known = new ArrayList<>();
        for (Second second : bucket) {
            Number value = figure.apply(second);
            if (value != null) {
                known.add(value);
            }
        }
        return known.stream();
    }

    private static List<@Nullable Double> line(
            SortedMap<Long, List<Second>> rows, Function<List<Second>, OptionalDouble> fold) {
        List<@Nullable Double> line = new ArrayList<>();
        for (List<Second> bucket : rows.values()) {
            OptionalDouble value = fold.apply(bucket);
            line.add(value.isPresent() ? (Double) Rounded.of(value.getAsDouble()) : null);
        }
        return line;
    }
}
