package mobius.report.chart;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.telemetry.exposition.Labels;

/** The lines of charts, one for each source that told a metric; a name has {@code %s} where that of the source belongs. */
final class PlatformLines {

    private static final double MILLIS = 1_000;
    private static final double P95 = 95;
    private static final Set<String> IDLE = Set.of("idle", "iowait");
    private static final String TOTAL = "node_memory_MemTotal_bytes";
    private static final String CPU = "node_cpu_seconds_total";

    /** What goes through these goes through another one, too, or does not leave the machine. */
    private static final Pattern VIRTUAL = Pattern.compile("lo|(dm-|md|veth|docker|br-|cni|virbr).*");

    private final PlatformFigures figures;
    private final long zeroMillis;

    /** @param zeroMillis the zero of the charts, since the epoch */
    PlatformLines(List<Series> recorded, long zeroMillis) {
        this.figures = new PlatformFigures(recorded);
        this.zeroMillis = zeroMillis;
    }

    Stream<Chart.Line> levels(String metric, String name) {
        return each(metric, name, source -> figures.level(source, metric));
    }

    Stream<Chart.Line> each(String metric, String name, Function<String, SortedMap<Long, Double>> values) {
        return figures.sourcesOf(metric).stream()
                .map(source -> PlatformLine.of(name.formatted(source), values.apply(source), zeroMillis))
                .filter(line -> !line.points().isEmpty());
    }

    /** Of a counter, per second. */
    Stream<Chart.Line> rates(String metric, String name) {
        return each(metric, name, source -> figures.rate(source, metric));
    }

    /** Of a counter, per second, all real devices together. */
    Stream<Chart.Line> deviceRates(String metric, String name) {
        return each(metric, name, source -> figures.rate(source, metric, PlatformLines::isReal));
    }

    /** The share of the time that the busiest device was busy. */
    Stream<Chart.Line> busiestDevice(String busySeconds) {
        return each(
                busySeconds,
                "%s, its busiest disk",
                source -> figures.highestRate(source, busySeconds, PlatformLines::isReal));
    }

    /** The p95 of a histogram of seconds, in milliseconds. */
    Stream<Chart.Line> p95(String buckets) {
        return each(buckets, "%s, p95", source -> {
            SortedMap<Long, Double> millis = new TreeMap<>(figures.percentile(source, buckets, P95));
            millis.replaceAll((time, seconds) -> MILLIS * seconds);
            return millis;
        });
    }

    /** Which part one counter is of itself and another one. */
    Stream<Chart.Line> shares(String counted, String others) {
        return each(
                counted,
                "%s",
                source -> PlatformFigures.joined(
                        figures.rate(source, counted),
                        figures.rate(source, others),
                        (one, other) -> one / (one + other)));
    }

    /** Waiting for a disk is idle time of a core. */
    SortedMap<Long, Double> busy(String source) {
        SortedMap<Long, Double> idle = figures.rate(
                source,
                CPU,
                labels -> labels.value("mode").filter(IDLE::contains).isPresent());
        return PlatformFigures.joined(figures.rate(source, CPU), idle, (all, unused) -> 1 - unused / all);
    }

    SortedMap<Long, Double> memory(String source) {
        return PlatformFigures.joined(
                figures.level(source, TOTAL),
                figures.level(source, "node_memory_MemAvailable_bytes"),
                (total, available) -> total - available);
    }

    SortedMap<Long, Double> lag(String source) {
        return PlatformFigures.joined(
                figures.rate(source, "event_loop_lag_seconds_sum"),
                figures.rate(source, "event_loop_lag_seconds_count"),
                (sum, count) -> MILLIS * sum / count);
    }

    private static boolean isReal(Labels labels) {
        return labels.value("device")
                .filter(device -> !VIRTUAL.matcher(device).matches())
                .isPresent();
    }
}
