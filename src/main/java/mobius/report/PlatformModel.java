package mobius.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.measure.RunFacts;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.verdict.GrowthLine;
import mobius.verdict.leak.Trend;

/**
 * The charts of what the platform's servers told, a line for each source that told it. Where several readings share a bucket
 * their mean stands for them.
 */
final class PlatformModel {

    private static final double MILLIS = 1_000;
    private static final double MIB = 1_048_576;
    private static final Set<String> IDLE = Set.of("idle", "iowait");
    private static final String RESIDENT = "process_resident_memory_bytes";
    private static final String TOTAL = "node_memory_MemTotal_bytes";
    private static final String FILES = "process_open_fds";
    private static final String MACHINES_FILES = "node_filefd_allocated";
    private static final String THREADS = "process_threads";
    private static final String POOL = "db_pool_connections";
    private static final String CLIENTS = "redis_connected_clients";
    private static final String CHECKED_OUT = "db_pool_checked_out";
    private static final String DATABASE = "pg_stat_activity_count";
    private static final String CPU = "node_cpu_seconds_total";

    private final PlatformFigures figures;
    private final List<GrowthLine> growth;

    /** The zero of the charts, since the epoch. */
    private final long zeroMillis;

    private PlatformModel(List<Series> series, List<GrowthLine> growth, long zeroMillis) {
        this.figures = new PlatformFigures(series);
        this.growth = growth;
        this.zeroMillis = zeroMillis;
    }

    /** Without lines where nobody told anything, or where the log does not tell when the run began. */
    static Map<String, PageModel.Chart> of(JudgedRun run) {
        Optional<RunFacts> facts = Optional.ofNullable(run.measurement().run());
        List<Series> series = run.telemetry().map(Telemetry::series).orElse(List.of());
        long zero = facts.map(known -> known.injectionStarted().toEpochMilli()).orElse(0L);
        return new PlatformModel(facts.isEmpty() ? List.of() : series, run.growth(), zero).charts();
    }

    private Map<String, PageModel.Chart> charts() {
        Map<String, PageModel.Chart> charts = new LinkedHashMap<>();
        charts.put("platform-cpu", chart("ratio", List.of(each(CPU, "%s, all cores", this::busy), process())));
        charts.put(
                "platform-memory",
                chart(
                        "MiB",
                        List.of(
                                levels(RESIDENT, "%s, resident"),
                                levels("process_heap_bytes", "%s, heap"),
                                each(TOTAL, "%s, in use", this::memory),
                                levels("redis_memory_used_bytes", "%s, in use"),
                                grown(MIB, "MiB", RESIDENT, "process_heap_bytes", TOTAL))));
        charts.put(
                "platform-descriptors",
                chart(
                        "count",
                        List.of(
                                levels(FILES, "%s"),
                                levels(MACHINES_FILES, "%s, all processes"),
                                grown(1, "files", FILES, MACHINES_FILES))));
        charts.put("platform-threads", chart("count", List.of(levels(THREADS, "%s"), grown(1, "threads", THREADS))));
        charts.put(
                "platform-pool",
                chart(
                        "count",
                        List.of(
                                levels(CHECKED_OUT, "%s, in use"),
                                levels(POOL, "%s, in the pool"),
                                levels("db_pool_waiting", "%s, waiting"),
                                levels(DATABASE, "%s, open"),
                                levels(CLIENTS, "%s, clients"),
                                grown(1, "connections", CHECKED_OUT, POOL, DATABASE, CLIENTS))));
        charts.put("platform-lag", chart("ms", List.of(each("event_loop_lag_seconds_count", "%s, mean", this::lag))));
        charts.put(
                "platform-cache",
                chart(
                        "ratio",
                        List.of(
                                each(
                                        "cache_hits_total",
                                        "%s",
                                        source -> hits(source, "cache_hits_total", "cache_misses_total")),
                                each(
                                        "redis_keyspace_hits_total",
                                        "%s",
                                        source -> hits(
                                                source, "redis_keyspace_hits_total", "redis_keyspace_misses_total")))));
        charts.put(
                "platform-requests",
                chart(
                        "count",
                        List.of(each(
                                "http_requests_total", "%s", source -> figures.rate(source, "http_requests_total")))));
        return charts;
    }

    private static PageModel.Chart chart(String unit, List<Stream<PageModel.Line>> lines) {
        return new PageModel.Chart(
                unit, false, lines.stream().flatMap(Function.identity()).toList());
    }

    private Stream<PageModel.Line> levels(String metric, String name) {
        return each(metric, name, source -> figures.level(source, metric));
    }

    private Stream<PageModel.Line> each(String metric, String name, Function<String, SortedMap<Long, Double>> values) {
        return figures.sourcesOf(metric).stream()
                .map(source -> PlatformLine.of(name.formatted(source), values.apply(source), zeroMillis))
                .filter(line -> !line.points().isEmpty());
    }

    private Stream<PageModel.Line> process() {
        return each(
                "process_cpu_seconds_total",
                "%s, of a core",
                source -> figures.rate(source, "process_cpu_seconds_total"));
    }

    /** Waiting for a disk is idle time of a core. */
    private SortedMap<Long, Double> busy(String source) {
        SortedMap<Long, Double> idle = figures.rate(
                source,
                CPU,
                labels -> labels.value("mode").filter(IDLE::contains).isPresent());
        return PlatformFigures.joined(figures.rate(source, CPU), idle, (all, unused) -> 1 - unused / all);
    }

    private SortedMap<Long, Double> memory(String source) {
        return PlatformFigures.joined(
                figures.level(source, TOTAL),
                figures.level(source, "node_memory_MemAvailable_bytes"),
                (total, available) -> total - available);
    }

    private SortedMap<Long, Double> lag(String source) {
        return PlatformFigures.joined(
                figures.rate(source, "event_loop_lag_seconds_sum"),
                figures.rate(source, "event_loop_lag_seconds_count"),
                (sum, count) -> MILLIS * sum / count);
    }

    private SortedMap<Long, Double> hits(String source, String hits, String misses) {
        return PlatformFigures.joined(
                figures.rate(source, hits), figures.rate(source, misses), (hit, missed) -> hit / (hit + missed));
    }

    /** The trends of what leaked among these metrics. */
    private Stream<PageModel.Line> grown(double scale, String unit, String... metrics) {
        return growth.stream()
                .filter(line -> Arrays.asList(metrics).contains(line.metric()))
                .map(line -> trend(line, scale, unit));
    }

    private PageModel.Line trend(GrowthLine line, double scale, String unit) {
        Trend trend = line.trend();
        String name = "%s leaks %s/h".formatted(line.source(), Figures.of(Rounded.of(trend.perHour() / scale), unit));
        return new PageModel.Line(
                Visible.text(name),
                List.of(
                        Arrays.asList(at(trend.judged().fromMillis()), Rounded.of(trend.start())),
                        Arrays.asList(at(trend.judged().toMillis()), Rounded.of(trend.end()))),
                PageModel.Stroke.TREND);
    }

    private double at(long timeMillis) {
        return (timeMillis - zeroMillis) / MILLIS;
    }
}
