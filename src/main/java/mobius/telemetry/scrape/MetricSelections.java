package mobius.telemetry.scrape;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which metrics of which server later questions need: CPU, memory, disk, network, descriptors, pools, event loop, cache. */
public final class MetricSelections {

    /** In its multiprocess mode the Python client exposes a gauge of each worker. */
    private static final String PID = "pid";

    private static final List<MetricFilter> API = List.of(
            MetricFilter.one("process_cpu_seconds_total"),
            MetricFilter.one("process_resident_memory_bytes"),
            MetricFilter.one("process_virtual_memory_bytes"),
            MetricFilter.one("process_heap_bytes"),
            MetricFilter.one("process_threads"),
            MetricFilter.one("process_open_fds"),
            MetricFilter.one("process_max_fds"),
            MetricFilter.one("process_start_time_seconds"),
            MetricFilter.one("process_cpu_cores"),
            MetricFilter.one("process_gc_pause_seconds_total"),
            MetricFilter.startingWith("python_gc_"),
            MetricFilter.startingWith("http_request_duration_highr_seconds_"),
            MetricFilter.one("http_response_size_bytes_sum"),
            MetricFilter.one("http_response_size_bytes_count"),
            MetricFilter.startingWith("http_connections_", PID),
            MetricFilter.startingWith("websocket_connections_", PID),
            MetricFilter.startingWith("db_pool_", PID),
            MetricFilter.one("db_statements_total"),
            MetricFilter.one("db_statement_seconds_total"),
            MetricFilter.startingWith("anyio_threads_"),
            MetricFilter.one("dependency_request_duration_seconds_sum"),
            MetricFilter.one("dependency_request_duration_seconds_count"),
            MetricFilter.startingWith("event_loop_"),
            MetricFilter.startingWith("cache_"));

    private static final List<MetricFilter> DATABASE = List.of(
            MetricFilter.one("pg_up"),
            MetricFilter.one("pg_settings_max_connections"),
            MetricFilter.summed(
                    "pg_stat_activity_count",
                    "datname",
                    "usename",
                    "application_name",
                    "backend_type",
                    "wait_event_type",
                    "wait_event"),
            MetricFilter.summed("pg_locks_count", "datname"),
            MetricFilter.one("pg_stat_database_numbackends"),
            MetricFilter.one("pg_stat_database_blks_hit"),
            MetricFilter.one("pg_stat_database_blks_read"),
            MetricFilter.one("pg_stat_database_xact_commit"),
            MetricFilter.one("pg_stat_database_xact_rollback"),
            MetricFilter.one("pg_stat_database_tup_returned"),
            MetricFilter.one("pg_stat_database_tup_fetched"),
            MetricFilter.one("pg_stat_database_deadlocks"),
            MetricFilter.one("pg_stat_database_temp_bytes"));

    private static final List<MetricFilter> CACHE = List.of(
            MetricFilter.one("redis_up"),
            MetricFilter.one("redis_keyspace_hits_total"),
            MetricFilter.one("redis_keyspace_misses_total"),
            MetricFilter.one("redis_evicted_keys_total"),
            MetricFilter.one("redis_expired_keys_total"),
            MetricFilter.one("redis_connected_clients"),
            MetricFilter.one("redis_blocked_clients"),
            MetricFilter.one("redis_rejected_connections_total"),
            MetricFilter.one("redis_config_maxclients"),
            MetricFilter.one("redis_memory_used_bytes"),
            MetricFilter.one("redis_memory_used_rss_bytes"),
            MetricFilter.one("redis_memory_max_bytes"),
            MetricFilter.one("redis_commands_processed_total"),
            MetricFilter.summed("redis_commands_duration_seconds_total", "cmd"),
            MetricFilter.one("redis_cpu_sys_seconds_total"),
            MetricFilter.one("redis_cpu_user_seconds_total"),
            MetricFilter.one("redis_net_input_bytes_total"),
            MetricFilter.one("redis_net_output_bytes_total"));

    private static final List<MetricFilter> NODE = List.of(
            MetricFilter.summed("node_cpu_seconds_total", "cpu"),
            MetricFilter.one("node_load1"),
            MetricFilter.one("node_procs_running"),
            MetricFilter.one("node_procs_blocked"),
            MetricFilter.one("node_context_switches_total"),
            MetricFilter.startingWith("node_pressure_"),
            MetricFilter.one("node_memory_MemTotal_bytes"),
            MetricFilter.one("node_memory_MemAvailable_bytes"),
            MetricFilter.one("node_memory_SwapTotal_bytes"),
            MetricFilter.one("node_memory_SwapFree_bytes"),
            MetricFilter.one("node_vmstat_oom_kill"),
            MetricFilter.one("node_disk_read_bytes_total"),
            MetricFilter.one("node_disk_written_bytes_total"),
            MetricFilter.one("node_disk_io_time_seconds_total"),
            MetricFilter.one("node_filesystem_avail_bytes"),
            MetricFilter.one("node_filesystem_size_bytes"),
            MetricFilter.one("node_filefd_allocated"),
            MetricFilter.one("node_filefd_maximum"),
            MetricFilter.one("node_network_receive_bytes_total"),
            MetricFilter.one("node_network_transmit_bytes_total"),
            MetricFilter.one("node_sockstat_TCP_inuse"),
            MetricFilter.one("node_sockstat_TCP_tw"),
            MetricFilter.one("node_netstat_Tcp_CurrEstab"),
            MetricFilter.one("node_netstat_Tcp_RetransSegs"),
            MetricFilter.one("node_netstat_TcpExt_ListenDrops"));

    private static final MetricSelection OF_API = new MetricSelection(API, StockNames.ofPlatform(), StockNames.CORES);
    private static final MetricSelection OF_DATABASE = new MetricSelection(DATABASE);
    private static final MetricSelection OF_POOLER =
            new MetricSelection(List.of(), StockNames.ofPooler(), StockNames.CORES);
    private static final MetricSelection OF_CACHE = new MetricSelection(CACHE, StockNames.ofCache(), StockNames.CORES);
    private static final MetricSelection OF_VECTORS =
            new MetricSelection(List.of(), StockNames.ofVectors(), StockNames.CORES);
    private static final MetricSelection OF_NODE = new MetricSelection(NODE);
    private static final MetricSelection OF_CONTAINER =
            new MetricSelection(List.of(), StockNames.containers(), StockNames.CONTAINER_CORES);

    private MetricSelections() {}

    public static MetricSelection of(Role role) {
        return switch (role) {
            case API -> OF_API;
            case DATABASE -> OF_DATABASE;
            case POOLER -> OF_POOLER;
            case CACHE -> OF_CACHE;
            case VECTORS -> OF_VECTORS;
            case NODE -> OF_NODE;
            case CONTAINER -> OF_CONTAINER;
        };
    }

    /** What a metric of whatever server is called by rules, findings and charts; empty where none of them reads it. */
    public static Set<String> canonicalNames(String metric) {
        return Arrays.stream(Role.values())
                .flatMap(role -> of(role).canonicalNames(metric))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a metric of the platform is the CPU time of its process. */
    public static boolean isCpuOfProcess(String metric) {
        return OF_API.isOfWhole(metric) && OF_API.canonicalNames(metric).anyMatch(StockNames.CPU::equals);
    }

    /** Whether a reader knows a metric, of whatever server it is. */
    public static boolean isKnown(String metric) {
        return Arrays.stream(Role.values()).anyMatch(role -> of(role).includes(metric));
    }

    /** The role of a server that has such a metric, if only one role has. */
    public static Optional<Role> roleOf(Collection<String> metrics) {
        List<Role> known = Arrays.stream(Role.values())
                .filter(role -> metrics.stream().anyMatch(of(role)::includes))
                .toList();
        return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    }
}
