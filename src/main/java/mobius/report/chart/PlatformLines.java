package mobius.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.telemetry.exposition.Labels;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

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

    /** Makes a line of a chart from the values of a source: the mean of each bucket, with a gap where there are none. */
    private static final class PlatformLine {

        private static final long SECOND_MILLIS = 1_000;

        /** Shorter silences are those of scrapes that came a little late. */
        private static final int SILENT_STEPS = 3;

        private PlatformLine() {}

        /** @param zeroMillis the zero of the charts, since the epoch */
        static Chart.Line of(String name, SortedMap<Long, Double> values, long zeroMillis) {
            Buckets<Map.Entry<Long, Double>> buckets =
                    Buckets.of(List.copyOf(values.entrySet()), SECOND_MILLIS, Map.Entry::getKey);
            long gap = SILENT_STEPS * Math.max(buckets.width(), usualStep(values));
            List<List<@Nullable Double>> points = new ArrayList<>();
            long last = Long.MAX_VALUE;
            for (List<Map.Entry<Long, Double>> bucket : buckets.byStart().values()) {
                long time = bucket.get(0).getKey();
                if (last < time - gap) {
                    points.add(Arrays.asList(seconds(last - zeroMillis + 1), null));
                }
                points.add(Arrays.asList(seconds(time - zeroMillis), mean(bucket)));
                last = bucket.get(bucket.size() - 1).getKey();
            }
            return new Chart.Line(TextSanitizer.text(name), points, Chart.Stroke.SOLID);
        }

        private static double mean(List<Map.Entry<Long, Double>> bucket) {
            return Rounded.of(
                    bucket.stream().mapToDouble(Map.Entry::getValue).average().orElseThrow());
        }

        /** The median of the steps from one reading to the next. */
        private static long usualStep(SortedMap<Long, Double> values) {
            List<Long> times = List.copyOf(values.keySet());
            long[] steps = new long[Math.max(1, times.size() - 1)];
            for (int i = 1; i < times.size(); i++) {
                steps[i - 1] = times.get(i) - times.get(i - 1);
            }
            Arrays.sort(steps);
            return steps[steps.length / 2];
        }

        private static double seconds(long millis) {
            return Rounded.of((double) millis / SECOND_MILLIS);
        }
    }
}
