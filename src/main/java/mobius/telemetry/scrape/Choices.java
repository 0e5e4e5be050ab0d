package mobius.telemetry.scrape;

import java.util.List;

/** Which metrics of which server later questions need: CPU, memory, disk, network, descriptors, pools, event loop, cache. */
final class Choices {

    private static final Choice API = new Choice(List.of(
            Kept.one("process_cpu_seconds_total"),
            Kept.one("process_resident_memory_bytes"),
            Kept.one("process_virtual_memory_bytes"),
            Kept.one("process_heap_bytes"),
            Kept.one("process_threads"),
            Kept.one("process_open_fds"),
            Kept.one("process_max_fds"),
            Kept.one("process_start_time_seconds"),
            Kept.one("process_cpu_cores"),
            Kept.one("process_gc_pause_seconds_total"),
            Kept.startingWith("python_gc_"),
            Kept.summed("http_requests_total", "handler", "method"),
            Kept.one("http_request_duration_seconds_sum"),
            Kept.one("http_request_duration_seconds_count"),
            Kept.startingWith("http_request_duration_highr_seconds_"),
            Kept.one("http_response_size_bytes_sum"),
            Kept.one("http_response_size_bytes_count"),
            Kept.startingWith("http_connections_"),
            Kept.startingWith("websocket_connections_"),
            Kept.startingWith("db_pool_"),
            Kept.one("db_statements_total"),
            Kept.one("dependency_request_duration_seconds_sum"),
            Kept.one("dependency_request_duration_seconds_count"),
            Kept.startingWith("event_loop_"),
            Kept.startingWith("cache_")));

    private static final Choice DATABASE = new Choice(List.of(
            Kept.one("pg_up"),
            Kept.one("pg_settings_max_connections"),
            Kept.summed("pg_stat_activity_count", "datname"),
            Kept.summed("pg_locks_count", "datname"),
            Kept.one("pg_stat_database_numbackends"),
            Kept.one("pg_stat_database_blks_hit"),
            Kept.one("pg_stat_database_blks_read"),
            Kept.one("pg_stat_database_xact_commit"),
            Kept.one("pg_stat_database_xact_rollback"),
            Kept.one("pg_stat_database_tup_returned"),
            Kept.one("pg_stat_database_tup_fetched"),
            Kept.one("pg_stat_database_deadlocks"),
            Kept.one("pg_stat_database_temp_bytes")));

    private static final Choice CACHE = new Choice(List.of(
            Kept.one("redis_up"),
            Kept.one("redis_keyspace_hits_total"),
            Kept.one("redis_keyspace_misses_total"),
            Kept.one("redis_evicted_keys_total"),
            Kept.one("redis_expired_keys_total"),
            Kept.one("redis_connected_clients"),
            Kept.one("redis_blocked_clients"),
            Kept.one("redis_rejected_connections_total"),
            Kept.one("redis_config_maxclients"),
            Kept.one("redis_memory_used_bytes"),
            Kept.one("redis_memory_used_rss_bytes"),
            Kept.one("redis_memory_max_bytes"),
            Kept.one("redis_commands_processed_total"),
            Kept.summed("redis_commands_duration_seconds_total", "cmd"),
            Kept.one("redis_cpu_sys_seconds_total"),
            Kept.one("redis_cpu_user_seconds_total"),
            Kept.one("redis_net_input_bytes_total"),
            Kept.one("redis_net_output_bytes_total")));

    private static final Choice NODE = new Choice(List.of(
            Kept.summed("node_cpu_seconds_total", "cpu"),
            Kept.one("node_load1"),
            Kept.one("node_procs_running"),
            Kept.one("node_procs_blocked"),
            Kept.one("node_context_switches_total"),
            Kept.startingWith("node_pressure_"),
            Kept.one("node_memory_MemTotal_bytes"),
            Kept.one("node_memory_MemAvailable_bytes"),
            Kept.one("node_memory_SwapTotal_bytes"),
            Kept.one("node_memory_SwapFree_bytes"),
            Kept.one("node_vmstat_oom_kill"),
            Kept.one("node_disk_read_bytes_total"),
            Kept.one("node_disk_written_bytes_total"),
            Kept.one("node_disk_io_time_seconds_total"),
            Kept.one("node_filesystem_avail_bytes"),
            Kept.one("node_filesystem_size_bytes"),
            Kept.one("node_filefd_allocated"),
            Kept.one("node_filefd_maximum"),
            Kept.one("node_network_receive_bytes_total"),
            Kept.one("node_network_transmit_bytes_total"),
            Kept.one("node_sockstat_TCP_inuse"),
            Kept.one("node_sockstat_TCP_tw"),
            Kept.one("node_netstat_Tcp_CurrEstab"),
            Kept.one("node_netstat_Tcp_RetransSegs"),
            Kept.one("node_netstat_TcpExt_ListenDrops")));

    private Choices() {}

    static Choice of(Role role) {
        return switch (role) {
            case API -> API;
            case DATABASE -> DATABASE;
            case CACHE -> CACHE;
            case NODE -> NODE;
        };
    }
}
