package mobius.verdict.leak;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a server that may leak.
 *
 * @param id of the findings
 * @param value the name for display
 * @param metric with the values; all its series are added
 * @param less a metric to subtract; null if there is none
 * @param limit a metric of the same source with the largest possible value; null if there is none
 * @param quantity memory or a count
 * @param ofMachine true for a whole machine, which includes other processes
 */
public record LeakIndicator(
        String id,
        String value,
        String metric,
        @Nullable String less,
        @Nullable String limit,
        Quantity quantity,
        boolean ofMachine) {

    private static final double MIB = 1_048_576;
    private static final String MACHINE = "node_memory_MemTotal_bytes";

    static final String MEMORY = "leak.memory";
    static final String DESCRIPTORS = "leak.descriptors";
    static final String CONNECTIONS = "leak.connections";
    static final String THREADS = "leak.threads";
    static final String POOL = "leak.pool";

    public static final List<LeakIndicator> ALL = List.of(
            ofProcess(MEMORY, "resident memory", "process_resident_memory_bytes", Quantity.MEMORY, null),
            ofProcess(MEMORY, "heap", "process_heap_bytes", Quantity.MEMORY, null),
            ofProcess(
                    MEMORY,
                    "working set of the container",
                    "container_memory_working_set_bytes",
                    Quantity.MEMORY,
                    "container_memory_limit_bytes"),
            new LeakIndicator(
                    MEMORY,
                    "memory of the machine in use",
                    MACHINE,
                    "node_memory_MemAvailable_bytes",
                    MACHINE,
                    Quantity.MEMORY,
                    true),
            ofProcess(DESCRIPTORS, "open files", "process_open_fds", Quantity.COUNT, "process_max_fds"),
            new LeakIndicator(
                    DESCRIPTORS,
                    "open files of the machine",
                    "node_filefd_allocated",
                    null,
                    "node_filefd_maximum",
                    Quantity.COUNT,
                    true),
            ofProcess(
                    CONNECTIONS,
                    "database connections in use",
                    "db_pool_checked_out",
                    Quantity.COUNT,
                    "db_pool_connections"),
            ofProcess(
                    CONNECTIONS,
                    "connections of the database",
                    "pg_stat_activity_count",
                    Quantity.COUNT,
                    "pg_settings_max_connections"),
            ofProcess(
                    CONNECTIONS,
                    "clients of the cache",
                    "redis_connected_clients",
                    Quantity.COUNT,
                    "redis_config_maxclients"),
            ofProcess(THREADS, "threads", "process_threads", Quantity.COUNT, null),
            ofProcess(POOL, "connections of the pool", "db_pool_connections", Quantity.COUNT, null));

    private static LeakIndicator ofProcess(
            String id, String value, String metric, Quantity quantity, @Nullable String limit) {
        return new LeakIndicator(id, value, metric, null, limit, quantity, false);
    }

    /** Returns the unit of the growth per hour. */
    String unitPerHour() {
        return quantity == Quantity.MEMORY ? "MiB/h" : "/h";
    }

    /** Returns the divisor from the unit of the metric to that of display. */
    double scale() {
        return quantity == Quantity.MEMORY ? MIB : 1;
    }

    /** Returns how to find the cause of a leak. */
    String advice() {
        return switch (id) {
            case MEMORY ->
                "Take two snapshots of what it holds some time apart, and compare them (tracemalloc in Python).";
            case DESCRIPTORS -> "List its open files some time apart (/proc/<pid>/fd), and see which kind grows.";
            case THREADS -> "Dump its threads some time apart, and see which name grows.";
            default ->
                "Find the path that takes a connection and does not return it, especially after failures and timeouts.";
        };
    }
}
