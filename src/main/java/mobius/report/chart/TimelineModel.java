package mobius.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.measure.Second;
import mobius.report.chart.Chart.Stroke;
import mobius.report.text.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a run by the second. Where several seconds share a bucket, percentiles are the highest of them, so that no
 * peak is lost; rates and users are the mean of those seconds in which anything was planned or happened.
 */
public final class TimelineModel {

    private static final String NO_ARRIVAL = "No user arrived.";

    private final SortedMap<Long, List<Second>> rows;

    private TimelineModel(SortedMap<Long, List<Second>> rows) {
        this.rows = rows;
    }

    public static List<Chart> of(RunReport run, RunAxis axis) {
        List<Second> series = run.measurement().series();
        boolean anyFailed = series.stream().anyMatch(second -> second.ko() + second.throttled() > 0);
        TimelineModel model =
                new TimelineModel(Buckets.of(series, 1, Second::second).withGaps());
        return List.of(
                model.percentiles(run, axis),
                axis.chart(
                        "arrivals",
                        "Arrivals: users per second",
                        "Users planned and started by second",
                        "count",
                        model.arrivals(),
                        NO_ARRIVAL),
                axis.chart(
                        "throughput",
                        "Throughput: requests per second",
                        "Requests sent and answered by second",
                        "count",
                        List.of(
                                model.mean("answered OK", Second::ok, Stroke.SOLID),
                                model.mean("sent", Second::requestsStarted, Stroke.DASHED)),
                        "No request was sent."),
                axis.chart(
                        "users",
                        "Active users",
                        "Active users by second",
                        "count",
                        List.of(model.mean("active", Second::usersActive, Stroke.SOLID)),
                        NO_ARRIVAL),
                axis.chart(
                        "failures",
                        "Failed and throttled requests per second",
                        "Failed and throttled requests by second",
                        "count",
                        anyFailed ? model.failures() : List.of(),
                        "No request failed, and none was throttled."));
    }

    private Chart percentiles(RunReport run, RunAxis axis) {
        List<Chart.Line> lines = List.of(
                highest("p50", Second::p50Millis),
                highest("p95", Second::p95Millis),
                highest("p99", Second::p99Millis));
        return axis.wide(
                "percentiles",
                "Response times of OK requests",
                "Percentiles of the response times by second, against the budget",
                "ms",
                new Chart.View(
                        "",
                        lines,
                        List.of(),
                        DistributionModel.limits(run.budgets().ofTotal())),
                "No response was OK.");
    }

    private List<Chart.Line> arrivals() {
        return Stream.of(
                        mean("started", Second::usersStarted, Stroke.SOLID),
                        mean("planned", Second::usersPlanned, Stroke.DASHED))
                .filter(line ->
                        line.points().stream().map(point -> point.get(1)).anyMatch(Objects::nonNull))
                .toList();
    }

    private List<Chart.Line> failures() {
        return List.of(
                mean("failed", Second::ko, Stroke.FAILURES), mean("throttled", Second::throttled, Stroke.DASHED));
    }

    private Chart.Line mean(String name, Function<Second, @Nullable Number> figure, Stroke stroke) {
        return line(
                name,
                bucket -> known(bucket, figure).mapToDouble(Number::doubleValue).average(),
                stroke);
    }

    private Chart.Line highest(String name, Function<Second, @Nullable Number> figure) {
        return line(
                name,
                bucket -> known(bucket, figure).mapToDouble(Number::doubleValue).max(),
                Stroke.SOLID);
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

    private Chart.Line line(String name, Function<List<Second>, OptionalDouble> fold, Stroke stroke) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        rows.forEach((start, bucket) -> {
            OptionalDouble value = fold.apply(bucket);
            points.add(Arrays.asList(
                    (Double) start.doubleValue(), value.isPresent() ? (Double) Rounded.of(value.getAsDouble()) : null));
        });
        return new Chart.Line(name, points, stroke);
    }
}
