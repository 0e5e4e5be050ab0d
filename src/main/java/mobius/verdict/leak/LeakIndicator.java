package mobius.verdict.leak;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a server of the platform has, and may take more and more of.
 *
 * @param id of the findings
 * @param value what it is called
 * @param metric that tells it; its series are added up
 * @param less a metric that is taken away from it; null where there is none
 * @param limit a metric by which the same source tells how much there may be; null where there is none
 * @param quantity what kind of thing it is
 * @param ofMachine whether it is that of a whole machine, with everything else on it
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

    /** In which its growth per hour is told. */
    String unitPerHour() {
        return quantity == Quantity.MEMORY ? "MiB/h" : "/h";
    }

    /** By how much its figures are divided for that. */
    double scale() {
        return quantity == Quantity.MEMORY ? MIB : 1;
    }

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
