package mobius.report.chart;

import java.util.Arrays;
import java.util.List;
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

    private static final String SILENT = "The platform exposed no such metric.";

    private final PlatformLines lines;
    private final List<GrowthLine> growth;

    /** The zero of the charts, since the epoch. */
    private final long zeroMillis;

    private final RunAxis axis;

    private PlatformModel(List<Series> series, List<GrowthLine> growth, long zeroMillis, RunAxis axis) {
        this.lines = new PlatformLines(series, zeroMillis);
        this.growth = growth;
        this.zeroMillis = zeroMillis;
        this.axis = axis;
    }

    /** Without lines where nobody told anything, or where the log does not tell when the run began. */
    public static List<Chart> of(RunReport run, RunAxis axis) {
        Optional<RunFacts> facts = Optional.ofNullable(run.measurement().run());
        List<Series> series = run.telemetry().map(Telemetry::series).orElse(List.of());
        long zero = facts.map(known -> known.injectionStarted().toEpochMilli()).orElse(0L);
        PlatformModel model = new PlatformModel(facts.isEmpty() ? List.of() : series, run.growth(), zero, axis);
        return Stream.of(model.load(), model.resources(), model.delays(), model.machines())
                .flatMap(List::stream)
                .toList();
    }

    private List<Chart> load() {
        return List.of(
                chart(
                        "platform-cpu",
                        "CPU",
                        "CPU in use by source",
                        "ratio",
                        lines.each(CPU, "%s, all cores", lines::busy),
                        lines.rates("process_cpu_seconds_total", "%s, of a core"),
                        lines.rates("container_cpu_seconds_total", "%s, its container, of a core")),
                chart(
                        "platform-memory",
                        "Memory",
                        "Memory in use by source",
                        "MiB",
                        lines.levels(RESIDENT, "%s, resident"),
                        lines.levels("process_heap_bytes", "%s, heap"),
                        lines.levels(CONTAINER, "%s, its container"),
                        lines.each(TOTAL, "%s, in use", lines::memory),
                        lines.levels("redis_memory_used_bytes", "%s, in use"),
                        grown(MIB, "MiB", RESIDENT, "process_heap_bytes", CONTAINER, TOTAL)),
                chart(
                        "platform-requests",
                        "Requests per second, as the platform counts them",
                        "Requests per second by source",
                        "count",
                        lines.rates("http_requests_total", "%s")),
                chart(
                        "platform-latency",
                        "p95 of the requests, by the platform's own histogram",
                        "p95 of the requests by source",
                        "ms",
                        lines.p95("http_request_duration_highr_seconds_bucket")));
    }

    private List<Chart> resources() {
        return List.of(
                chart(
                        "platform-pool",
                        "Connections of database and cache",
                        "Connections of database and cache, and requests that wait for one",
                        "count",
                        lines.levels(CHECKED_OUT, "%s, in use"),
                        lines.levels(POOL, "%s, in the pool"),
                        lines.levels("db_pool_waiting", "%s, waiting"),
                        lines.levels(DATABASE, "%s, open"),
                        lines.levels(CLIENTS, "%s, clients"),
                        grown(1, "connections", CHECKED_OUT, POOL, DATABASE, CLIENTS)),
                chart(
                        "platform-descriptors",
                        "Open files",
                        "Open files by source",
                        "count",
                        lines.levels(FILES, "%s"),
                        lines.levels(MACHINES_FILES, "%s, all processes"),
                        grown(1, "files", FILES, MACHINES_FILES)),
                chart(
                        "platform-threads",
                        "Threads",
                        "Threads by source",
                        "count",
                        lines.levels(THREADS, "%s"),
                        grown(1, "threads", THREADS)));
    }

    private List<Chart> delays() {
        return List.of(
                chart(
                        "platform-lag",
                        "Lag of the event loop",
                        "Delay of the event loop by source",
                        "ms",
                        lines.each("event_loop_lag_seconds_count", "%s, mean", lines::lag),
                        lines.p95("event_loop_lag_seconds_bucket")),
                chart(
                        "platform-cache",
                        "Reads that the cache answered",
                        "Share of reads that the cache answered",
                        "ratio",
                        lines.shares("cache_hits_total", "cache_misses_total"),
                        lines.shares("redis_keyspace_hits_total", "redis_keyspace_misses_total")));
    }

    private List<Chart> machines() {
        return List.of(
                chart(
                        "platform-disk",
                        "Disks, per second",
                        "Read from disks and written to them in a second by machine",
                        "MiB",
                        lines.deviceRates("node_disk_read_bytes_total", "%s, read"),
                        lines.deviceRates("node_disk_written_bytes_total", "%s, written")),
                chart(
                        "platform-disk-busy",
                        "Disk utilisation",
                        "Share of the time that the busiest disk was busy, by machine",
                        "ratio",
                        lines.busiestDevice("node_disk_io_time_seconds_total")),
                chart(
                        "platform-network",
                        "Network, per second",
                        "Received and sent in a second by machine",
                        "MiB",
                        lines.deviceRates("node_network_receive_bytes_total", "%s, received"),
                        lines.deviceRates("node_network_transmit_bytes_total", "%s, sent")),
                chart(
                        "platform-pressure",
                        "Time in which something waited for CPU, disk or memory",
                        "Share of the time in which something waited by machine and resource",
                        "ratio",
                        lines.rates("node_pressure_cpu_waiting_seconds_total", "%s, CPU"),
                        lines.rates("node_pressure_io_waiting_seconds_total", "%s, disk"),
                        lines.rates("node_pressure_memory_waiting_seconds_total", "%s, memory")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private Chart chart(String id, String caption, String alternative, String unit, Stream<Chart.Line>... lines) {
        return axis.chart(
                id,
                caption,
                alternative,
                unit,
                Arrays.stream(lines).flatMap(Function.identity()).toList(),
                SILENT);
    }

    /** The trends of what leaked among these metrics. */
    private Stream<Chart.Line> grown(double scale, String unit, String... metrics) {
        return growth.stream()
                .filter(line -> Arrays.asList(metrics).contains(line.metric()))
                .map(line -> trend(line, scale, unit));
    }

    private Chart.Line trend(GrowthLine line, double scale, String unit) {
        Trend trend = line.trend();
        String name = "%s leaks %s/h".formatted(line.source(), Figures.of(Rounded.of(trend.perHour() / scale), unit));
        return new Chart.Line(
                TextSanitizer.text(name),
                List.of(
                        Arrays.asList(at(trend.judged().fromMillis()), Rounded.of(trend.start())),
                        Arrays.asList(at(trend.judged().toMillis()), Rounded.of(trend.end()))),
                Chart.Stroke.TREND);
    }

    private double at(long timeMillis) {
        return (timeMillis - zeroMillis) / MILLIS;
    }
}
