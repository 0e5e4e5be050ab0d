package mobius.report.chart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.measure.RunFacts;
import mobius.report.text.Figures;
import mobius.report.text.RunReport;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.text.TextSanitizer;
import mobius.verdict.leak.GrowthLine;
import mobius.verdict.leak.Trend;

/**
 * The charts of what the platform's servers told, a line for each source that told it. Where several readings share a bucket
 * their mean stands for them.
 */
public final class PlatformModel {

    private static final double MILLIS = 1_000;
    private static final double MIB = 1_048_576;
    private static final String RESIDENT = "process_resident_memory_bytes";
    private static final String CONTAINER = "container_memory_working_set_bytes";
    private static final String TOTAL = "node_memory_MemTotal_bytes";
    private static final String FILES = "process_open_fds";
    private static final String MACHINES_FILES = "node_filefd_allocated";
    private static final String THREADS = "process_threads";
    private static final String POOL = "db_pool_connections";
    private static final String CLIENTS = "redis_connected_clients";
    private static final String CHECKED_OUT = "db_pool_checked_out";
    private static final String DATABASE = "pg_stat_activity_count";
    private static final String CPU = "node_cpu_seconds_total";

    private final PlatformLines lines;
    private final List<GrowthLine> growth;

    /** The zero of the charts, since the epoch. */
    private final long zeroMillis;

    private PlatformModel(List<Series> series, List<GrowthLine> growth, long zeroMillis) {
        this.lines = new PlatformLines(series, zeroMillis);
        this.growth = growth;
        this.zeroMillis = zeroMillis;
    }

    /** Without lines where nobody told anything, or where the log does not tell when the run began. */
    public static Map<String, PageModel.Chart> of(RunReport run) {
        Optional<RunFacts> facts = Optional.ofNullable(run.measurement().run());
        List<Series> series = run.telemetry().map(Telemetry::series).orElse(List.of());
        long zero = facts.map(known -> known.injectionStarted().toEpochMilli()).orElse(0L);
        return new PlatformModel(facts.isEmpty() ? List.of() : series, run.growth(), zero).charts();
    }

    private Map<String, PageModel.Chart> charts() {
        Map<String, PageModel.Chart> charts = new LinkedHashMap<>();
        charts.put(
                "platform-cpu",
                chart(
                        "ratio",
                        List.of(
                                lines.each(CPU, "%s, all cores", lines::busy),
                                lines.rates("process_cpu_seconds_total", "%s, of a core"),
                                lines.rates("container_cpu_seconds_total", "%s, its container, of a core"))));
        charts.put(
                "platform-memory",
                chart(
                        "MiB",
                        List.of(
                                lines.levels(RESIDENT, "%s, resident"),
                                lines.levels("process_heap_bytes", "%s, heap"),
                                lines.levels(CONTAINER, "%s, its container"),
                                lines.each(TOTAL, "%s, in use", lines::memory),
                                lines.levels("redis_memory_used_bytes", "%s, in use"),
                                grown(MIB, "MiB", RESIDENT, "process_heap_bytes", CONTAINER, TOTAL))));
        charts.put(
                "platform-descriptors",
                chart(
                        "count",
                        List.of(
                                lines.levels(FILES, "%s"),
                                lines.levels(MACHINES_FILES, "%s, all processes"),
                                grown(1, "files", FILES, MACHINES_FILES))));
        charts.put(
                "platform-threads", chart("count", List.of(lines.levels(THREADS, "%s"), grown(1, "threads", THREADS))));
        charts.put(
                "platform-pool",
                chart(
                        "count",
                        List.of(
                                lines.levels(CHECKED_OUT, "%s, in use"),
                                lines.levels(POOL, "%s, in the pool"),
                                lines.levels("db_pool_waiting", "%s, waiting"),
                                lines.levels(DATABASE, "%s, open"),
                                lines.levels(CLIENTS, "%s, clients"),
                                grown(1, "connections", CHECKED_OUT, POOL, DATABASE, CLIENTS))));
        charts.put(
                "platform-lag",
                chart(
                        "ms",
                        List.of(
                                lines.each("event_loop_lag_seconds_count", "%s, mean", lines::lag),
                                lines.p95("event_loop_lag_seconds_bucket"))));
        charts.put(
                "platform-cache",
                chart(
                        "ratio",
                        List.of(
                                lines.shares("cache_hits_total", "cache_misses_total"),
                                lines.shares("redis_keyspace_hits_total", "redis_keyspace_misses_total"))));
        charts.put("platform-requests", chart("count", List.of(lines.rates("http_requests_total", "%s"))));
        machineCharts(charts);
        return charts;
    }

    private void machineCharts(Map<String, PageModel.Chart> charts) {
        charts.put("platform-latency", chart("ms", List.of(lines.p95("http_request_duration_highr_seconds_bucket"))));
        charts.put(
                "platform-disk",
                chart(
                        "MiB",
                        List.of(
                                lines.deviceRates("node_disk_read_bytes_total", "%s, read"),
                                lines.deviceRates("node_disk_written_bytes_total", "%s, written"))));
        charts.put(
                "platform-disk-busy", chart("ratio", List.of(lines.busiestDevice("node_disk_io_time_seconds_total"))));
        charts.put(
                "platform-network",
                chart(
                        "MiB",
                        List.of(
                                lines.deviceRates("node_network_receive_bytes_total", "%s, received"),
                                lines.deviceRates("node_network_transmit_bytes_total", "%s, sent"))));
        charts.put(
                "platform-pressure",
                chart(
                        "ratio",
                        List.of(
                                lines.rates("node_pressure_cpu_waiting_seconds_total", "%s, CPU"),
                                lines.rates("node_pressure_io_waiting_seconds_total", "%s, disk"),
                                lines.rates("node_pressure_memory_waiting_seconds_total", "%s, memory"))));
    }

    private static PageModel.Chart chart(String unit, List<Stream<PageModel.Line>> lines) {
        return new PageModel.Chart(
                unit, false, lines.stream().flatMap(Function.identity()).toList());
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
                TextSanitizer.text(name),
                List.of(
                        Arrays.asList(at(trend.judged().fromMillis()), Rounded.of(trend.start())),
                        Arrays.asList(at(trend.judged().toMillis()), Rounded.of(trend.end()))),
                PageModel.Stroke.TREND);
    }

    private double at(long timeMillis) {
        return (timeMillis - zeroMillis) / MILLIS;
    }
}
