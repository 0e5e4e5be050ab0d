package mobius.report.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.measure.RunFacts;
import mobius.report.text.RunReport;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** The charts of the injector's health. Where several samples share a bucket, the highest stands for them. */
public final class InjectorModel {

    private static final int MOST_CORES = 16;
    private static final String SILENT = "Nothing was recorded.";

    private static final long SECOND_MILLIS = 1_000;

    private final List<Series> series;

    /** The zero of the charts, since the epoch. */
    private final long zeroMillis;

    private InjectorModel(List<Series> series, long zeroMillis) {
        this.series = series;
        this.zeroMillis = zeroMillis;
    }

    /** Without lines where nobody watched, or where the log does not tell when the run began. */
    public static List<Chart> of(RunReport run, RunAxis axis) {
        Optional<RunFacts> facts = Optional.ofNullable(run.measurement().run());
        List<Series> series = run.telemetry().map(Telemetry::series).orElse(List.of());
        long zero = facts.map(known -> known.injectionStarted().toEpochMilli()).orElse(0L);
        return new InjectorModel(facts.isEmpty() ? List.of() : series, zero).charts(axis);
    }

    private List<Chart> charts(RunAxis axis) {
        return List.of(
                axis.chart("cpu", "CPU in use, by core", "Share of each core in use", "ratio", cores(), SILENT),
                axis.chart(
                        "lag",
                        "Scheduling lag of the watchdog",
                        "Delay of the scheduling of the injector",
                        "ms",
                        joined(
                                lines(InjectorMetrics.LAG_P99, "p99 of each second"),
                                lines(InjectorMetrics.LAG_MAX, "longest")),
                        SILENT),
                axis.chart(
                        "loops",
                        "Event loops of Gatling, share of the time",
                        "Share of the time that the event loops ran, and that they waited for a core",
                        "ratio",
                        joined(
                                lines(InjectorMetrics.LOOPS_RUNNING, "running"),
                                lines(InjectorMetrics.LOOPS_WAITING, "waiting for a core")),
                        SILENT),
                axis.chart(
                        "pauses",
                        "Pauses of the garbage collector",
                        "Length of each pause",
                        "ms",
                        lines(InjectorMetrics.GC_PAUSE, ""),
                        SILENT),
                axis.chart(
                        "heap",
                        "Heap of the injector",
                        "Heap used and its limit",
                        "MiB",
                        joined(lines(InjectorMetrics.HEAP_USED, "used"), lines(InjectorMetrics.HEAP_LIMIT, "limit")),
                        SILENT));
    }

    /** Of many cores the busiest: one that is full is enough to slow an injector. */
    private List<Chart.Line> cores() {
        return of(InjectorMetrics.CPU_RATIO)
                .sorted(Comparator.comparingDouble((Series core) -> core.max().orElse(0))
                        .reversed())
                .limit(MOST_CORES)
                .sorted(Comparator.comparing(Series::labels))
                .map(core -> line(core, named(core)))
                .toList();
    }

    private List<Chart.Line> lines(String metric, String name) {
        return of(metric)
                .map(each -> line(each, name.isEmpty() ? named(each) : name))
                .toList();
    }

    private Stream<Series> of(String metric) {
        return series.stream()
                .filter(each -> each.source().equals(InjectorMetrics.SOURCE)
                        && each.metric().equals(metric));
    }

    /** The labels without their punctuation: {@code core 0}. */
    private static String named(Series series) {
        return TextSanitizer.text(series.labels().replace("=", " ").replace("\"", ""));
    }

    private Chart.Line line(Series from, String name) {
        Buckets<Series.Point> buckets = Buckets.of(from.points(), SECOND_MILLIS, Series.Point::timeMillis);
        List<List<@Nullable Double>> points = buckets.byStart().values().stream()
                .map(bucket -> bucket.stream()
                        .max(Comparator.comparingDouble(Series.Point::value))
                        .orElseThrow())
                .map(highest ->
                        Arrays.<@Nullable Double>asList(secondsAt(highest.timeMillis()), Rounded.of(highest.value())))
                .toList();
        return new Chart.Line(name, points, stroke(from, name));
    }

    private static Chart.Stroke stroke(Series from, String name) {
        if (from.metric().equals(InjectorMetrics.GC_PAUSE)) {
            return Chart.Stroke.EVENTS;
        }
        return name.equals("limit") ? Chart.Stroke.DASHED : Chart.Stroke.SOLID;
    }

    private double secondsAt(long timeMillis) {
        return (double) (timeMillis - zeroMillis) / SECOND_MILLIS;
    }

    private static List<Chart.Line> joined(List<Chart.Line> first, List<Chart.Line> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
