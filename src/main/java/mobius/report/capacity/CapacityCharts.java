package mobius.report.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mobius.capacity.Bracket;
import mobius.capacity.StepResult;
import mobius.report.chart.Chart;
import org.jspecify.annotations.Nullable;

/** The charts of a search for the capacity, over the load. Steps that could not be trusted are left out. */
final class CapacityCharts {

    private final CapacityReport report;

    private CapacityCharts(CapacityReport report) {
        this.report = report;
    }

    static List<Chart> of(CapacityReport report) {
        CapacityCharts charts = new CapacityCharts(report);
        return List.of(
                charts.chart(
                        "throughput",
                        "Throughput: requests answered per second",
                        "Requests answered per second over the requests offered per second",
                        "count",
                        List.of(charts.line("answered OK", StepResult.Figures::answeredPerSecond))),
                charts.chart(
                        "latency",
                        "Response times of OK requests",
                        "Percentiles of the response times over the requests offered per second",
                        "ms",
                        List.of(
                                charts.line("p50", StepResult.Figures::p50Millis),
                                charts.line("p95", StepResult.Figures::p95Millis),
                                charts.line("p99", StepResult.Figures::p99Millis))));
    }

    private Chart chart(String id, String caption, String alternative, String unit, List<Chart.Line> lines) {
        return new Chart(
                id,
                caption,
                alternative,
                true,
                Chart.XAxis.value("requests offered per second"),
                Chart.YAxis.fromZero(unit),
                List.of(Chart.View.of(lines)),
                bracket(),
                List.of(),
                "No step could be trusted.");
    }

    /** None if one of its ends is not known. */
    private List<Chart.Area> bracket() {
        Bracket bracket = report.result().bracket();
        Double low = bracket.low();
        Double high = bracket.high();
        return low == null || high == null ? List.of() : List.of(new Chart.Area("", low, high, true));
    }

    /** By rising load. If nothing was answered, a response time is a gap. */
    private Chart.Line line(String name, Function<StepResult.Figures, @Nullable Number> value) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        report.result().steps().stream()
                .filter(step -> step.figures() != null)
                .sorted(Comparator.comparingDouble(StepResult::planned))
                .forEach(step -> {
                    Number known = value.apply(Objects.requireNonNull(step.figures()));
                    points.add(Arrays.asList(
                            (Double) report.result().offeredPerSecond(step),
                            known == null ? null : known.doubleValue()));
                });
        return new Chart.Line(name, points, Chart.Stroke.MARKED);
    }
}
