package mobius.report.chart;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.Second;
import mobius.report.text.RunReport;
import mobius.text.TextSanitizer;
import mobius.workload.Window;

/**
 * The time axis that all charts of a run share, in seconds after the start of the injection.
 *
 * @param stages of the plan; the measured windows alone if there is no plan
 */
public record RunAxis(Chart.XAxis time, List<Chart.Area> stages) {

    private static final double MILLIS_PER_SECOND = 1_000;

    public static RunAxis of(RunReport run) {
        List<Chart.Area> stages = run.tested()
                .workload()
                .map(plan -> plan.windows().stream().map(RunAxis::planned).toList())
                .orElseGet(() -> run.measurement().windows().stream()
                        .map(RunAxis::measured)
                        .toList());
        List<Second> series = run.measurement().series();
        double first = series.isEmpty() ? 0 : series.get(0).second();
        double last = series.isEmpty() ? 1 : series.get(series.size() - 1).second();
        double end = Stream.concat(stages.stream().map(Chart.Area::to), Stream.of(last, 1.0))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return new RunAxis(Chart.XAxis.time(Math.min(0, first), end), stages);
    }

    private static Chart.Area planned(Window window) {
        return stage(
                window.stage().name(),
                seconds(window.start()),
                seconds(window.end()),
                window.stage().measured());
    }

    private static Chart.Area measured(MeasuredWindow window) {
        return stage(
                window.stage(), window.startMillis() / MILLIS_PER_SECOND, window.endMillis() / MILLIS_PER_SECOND, true);
    }

    private static Chart.Area stage(String name, double from, double to, boolean measured) {
        return new Chart.Area(TextSanitizer.text(measured ? name + " (measured)" : name), from, to, measured);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }

    /** A chart of half the width. If one of its lines is a trend, its axis shows growth of a few percent. */
    Chart chart(String id, String caption, String alternative, String unit, List<Chart.Line> lines, String none) {
        boolean grows = lines.stream().anyMatch(line -> line.stroke() == Chart.Stroke.TREND);
        return new Chart(
                id,
                caption,
                alternative,
                false,
                time,
                new Chart.YAxis(unit, grows ? Chart.Base.DATA : Chart.Base.ZERO),
                List.of(Chart.View.of(lines)),
                stages,
                List.of(),
                none);
    }

    /** A chart of the whole width. */
    Chart wide(String id, String caption, String alternative, String unit, Chart.View view, String none) {
        return new Chart(
                id,
                caption,
                alternative,
                true,
                time,
                Chart.YAxis.fromZero(unit),
                List.of(view),
                stages,
                List.of(),
                none);
    }
}
