package mobius.telemetry.scrape;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of exporters' metrics that the suite knows under other names. Of several names for one metric the first one of a
 * source counts, and canonical names precede all others: a platform that runs the Python client and OpenTelemetry exposes its CPU
 * time twice.
 *
 * <p>Sources: OpenTelemetry's conventions for HTTP and processes 1.23 and, before that, 1.12 (the default of its Python
 * instrumentation); process-exporter 0.8; cAdvisor 0.49; kubelet and kube-state-metrics of Kubernetes 1.29; pgbouncer_exporter
 * 0.7; Qdrant 1.9; gunicorn's statsd through statsd_exporter; and the platform's own plans.
 */
final class StockNames {

    static final String CPU = "process_cpu_seconds_total";
    static final String CORES = "process_cpu_cores";
    static final String CONTAINER_CPU = "container_cpu_seconds_total";
    static final String CONTAINER_CORES = "container_cpu_cores";

    private static final String RESIDENT = "process_resident_memory_bytes";
    private static final String VIRTUAL = "process_virtual_memory_bytes";
    private static final String THREADS = "process_threads";
    private static final String FILES = "process_open_fds";
    private static final String START = "process_start_time_seconds";
    private static final String REQUESTS = "http_requests_total";
    private static final String DURATION = "http_request_duration_seconds";
    private static final String FINE_DURATION = "http_request_duration_highr_seconds";
    private static final String POOL = "db_pool_connections";
    private static final String POOL_USED = "db_pool_checked_out";

    private static final double MILLI = 1e-3;

    private StockNames() {}

    /** Of the platform: its requests, its process and its pool. */
    static List<StockName> ofPlatform() {
        return Stream.of(requests(), process(), pool(), ofGroups(), containersAsProcesses())
                .flatMap(List::stream)
                .toList();
    }

    private static List<StockName> requests() {
        return Stream.of(
                        Stream.of(
                                status(REQUESTS),
                                handled(DURATION + "_sum", DURATION),
                                handled(DURATION + "_count", DURATION)),
                        openTelemetry("http_server_request_duration_seconds", 1),
                        openTelemetry("http_server_duration_milliseconds", MILLI),
                        Stream.of(
                                StockName.of("gunicorn_requests_total", REQUESTS),
                                StockName.of("gunicorn_requests", REQUESTS),
                                StockName.of("gunicorn_request_duration_sum", DURATION + "_sum"),
                                StockName.of("gunicorn_request_duration_count", DURATION + "_count")))
                .flatMap(names -> names)
                .toList();
    }

    private static StockName status(String name) {
        return StockName.of(name, REQUESTS)
                .keeping("status", "status", "http_response_status_code", "http_status_code", "status_code", "code");
    }

    /** A sum or a count by handler: {@code name} ends like its canonical name. */
    private static StockName handled(String name, String canonical) {
        return StockName.of(name, canonical + name.substring(name.lastIndexOf('_')))
                .keeping("handler", "handler", "http_route", "http_target", "endpoint", "path", "route")
                .keeping("method", "method", "http_request_method", "http_method");
    }

    /** One histogram has what the instrumentator has three metrics for. */
    private static Stream<StockName> openTelemetry(String name, double unit) {
        return Stream.of(
                status(name + "_count"),
                handled(name + "_sum", DURATION).times(unit),
                handled(name + "_count", DURATION),
                StockName.of(name + "_bucket", FINE_DURATION + "_bucket").times(unit),
                StockName.of(name + "_sum", FINE_DURATION + "_sum").times(unit),
                StockName.of(name + "_count", FINE_DURATION + "_count"));
    }

    private static List<StockName> process() {
        return List.of(
                StockName.of("process_cpu_time_seconds_total", CPU),
                StockName.of("process_runtime_cpython_cpu_time_seconds_total", CPU),
                StockName.of("process_memory_usage_bytes", RESIDENT),
                StockName.of("process_runtime_cpython_memory_bytes", RESIDENT).where("type", "rss"),
                StockName.of("process_memory_virtual_bytes", VIRTUAL),
                StockName.of("process_runtime_cpython_memory_bytes", VIRTUAL).where("type", "vms"),
                StockName.of("process_thread_count", THREADS),
                StockName.of("process_runtime_cpython_thread_count", THREADS),
                StockName.of("process_open_file_descriptor_count", FILES),
                StockName.of("process_unix_file_descriptor_count", FILES));
    }

    private static List<StockName> pool() {
        return List.of(
                StockName.of("db_connection_pool_size", POOL),
                StockName.of("db_connection_pool_available", PartValues.AVAILABLE),
                StockName.of("database_pool_size", POOL).where("state", "|total|size"),
                StockName.of("database_pool_size", POOL_USED).where("state", "active|used|in_use|busy|checked_out"),
                StockName.of("database_pool_size", PartValues.AVAILABLE)
                        .where("state", "idle|available|free|checked_in"));
    }

    private static List<StockName> ofGroups() {
        return Stream.of(
                        StockName.of("namedprocess_namegroup_cpu_seconds_total", CPU),
                        StockName.of("namedprocess_namegroup_memory_bytes", RESIDENT)
                                .where("memtype", "resident"),
                        StockName.of("namedprocess_namegroup_memory_bytes", VIRTUAL)
                                .where("memtype", "virtual"),
                        StockName.of("namedprocess_namegroup_num_threads", THREADS),
                        StockName.of("namedprocess_namegroup_open_filedesc", FILES),
                        StockName.of("namedprocess_namegroup_oldest_start_time_seconds", START))
                .map(name -> name.ofEach(Part.GROUP))
                .toList();
    }

    /** Containers that stand for the platform's processes, whose own figures are not exposed. */
    static List<StockName> containersAsProcesses() {
        return Stream.concat(
                        Stream.of(
                                StockName.of("container_cpu_usage_seconds_total", CPU),
                                StockName.of("container_memory_working_set_bytes", RESIDENT),
                                StockName.of("container_file_descriptors", FILES),
                                StockName.of("container_threads", THREADS),
                                StockName.of("container_start_time_seconds", START),
                                cores(CORES)),
                        limits())
                .map(name -> name.ofEach(Part.CONTAINER))
                .toList();
    }

    /** Containers for themselves. */
    static List<StockName> containers() {
        return Stream.concat(
                        Stream.of(
                                StockName.of("container_cpu_usage_seconds_total", CONTAINER_CPU),
                                StockName.of(
                                        "container_memory_working_set_bytes", "container_memory_working_set_bytes"),
                                StockName.of("container_start_time_seconds", "container_start_time_seconds"),
                                cores(CONTAINER_CORES)),
                        limits())
                .map(name -> name.ofEach(Part.CONTAINER))
                .toList();
    }

    private static StockName cores(String canonical) {
        return StockName.of("kube_pod_container_resource_limits", canonical).where("resource", "cpu");
    }

    /** The kernel's: quota and period in microseconds, of which the limit in cores is the ratio. */
    private static Stream<StockName> limits() {
        return Stream.of(
                StockName.of("container_spec_cpu_quota", PartValues.QUOTA),
                StockName.of("container_spec_cpu_period", PartValues.PERIOD),
                StockName.of("container_spec_memory_limit_bytes", "container_memory_limit_bytes"),
                StockName.of("kube_pod_container_resource_limits", "container_memory_limit_bytes")
                        .where("resource", "memory"),
                StockName.of("container_cpu_cfs_periods_total", "container_cpu_periods_total"),
                StockName.of("container_cpu_cfs_throttled_periods_total", "container_cpu_throttled_periods_total"),
                StockName.of("container_cpu_cfs_throttled_seconds_total", "container_cpu_throttled_seconds_total"));
    }

    /** pgbouncer stands between the platform and its database; its own administration is a database to it. */
    static List<StockName> ofPooler() {
        return Stream.of(
                        StockName.of("pgbouncer_pools_server_active_connections", POOL_USED),
                        StockName.of("pgbouncer_pools_client_waiting_connections", "db_pool_waiting"),
                        StockName.of("pgbouncer_databases_pool_size", POOL),
                        StockName.of("pgbouncer_stats_client_wait_seconds_total", "db_pool_wait_seconds_total"))
                .map(name -> name.where("database", "(?!pgbouncer$).*"))
                .toList();
    }

    /** Qdrant, whose responses are what the platform waits for. */
    static List<StockName> ofVectors() {
        return Stream.of(
                        StockName.of("memory_resident_bytes", RESIDENT),
                        vectors("rest", "_sum"),
                        vectors("grpc", "_sum").besideTheOneBefore(),
                        vectors("rest", "_count"),
                        vectors("grpc", "_count").besideTheOneBefore())
                .toList();
    }

    private static StockName vectors(String protocol, String end) {
        return StockName.of(protocol + "_responses_duration_seconds" + end, "dependency_request_duration_seconds" + end)
                .with("dependency", "qdrant");
    }

    /** A managed Redis does not expose its configuration. */
    static List<StockName> ofCache() {
        return List.of(StockName.of("redis_max_clients", "redis_config_maxclients"));
    }
}
