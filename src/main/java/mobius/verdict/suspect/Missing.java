package mobius.verdict.suspect;

import java.util.List;
import mobius.telemetry.TimeSlice;

/**
 * Metrics that a platform may not expose yet.
 *
 * @param metrics any of which is sufficient
 * @param advice how to expose them
 */
record Missing(List<String> metrics, String advice) {

    static final Missing DEPENDENCIES = new Missing(
            List.of("dependency_request_duration_seconds_count"),
            "Time the calls of other services (dependency_request_duration_seconds, by dependency).");

    private static final List<Missing> ALL = List.of(
            new Missing(
                    List.of(ServerHealth.CPU_SECONDS),
                    "Make the platform serve the process collector of the Prometheus client (process_*) at /metrics."),
            new Missing(
                    List.of("event_loop_lag_seconds_count"),
                    "Register event_loop_lag_seconds: a coroutine that sleeps for 100 ms and looks at the clock."),
            new Missing(
                    List.of(ServerHealth.POOL_WAIT_SECONDS, "db_pool_waiting"),
                    "Register db_pool_wait_seconds_total, db_pool_checked_out and db_pool_connections from SQLAlchemy's"
                            + " pool."),
            new Missing(
                    List.of("db_statements_total"),
                    "Count statements by endpoint (db_statements_total), or give the run a JDBC URL for"
                            + " pg_stat_statements."),
            new Missing(
                    List.of(ExhaustedPool.Threads.WAIT_SECONDS, ExhaustedPool.Threads.WAITING),
                    "Register anyio_threads_waiting and anyio_threads_wait_seconds_total from the statistics of anyio's thread"
                            + " limiter."),
            new Missing(
                    List.of(Cpu.Throttled.PERIODS),
                    "If the platform runs in containers, add cAdvisor or the kubelet as a source for their CPU limits."),
            DEPENDENCIES,
            new Missing(
                    List.of("cache_hits_total", "redis_keyspace_hits_total"),
                    "Run redis_exporter next to the cache, as a source with the role cache."),
            new Missing(
                    List.of("process_gc_pause_seconds_total"),
                    "Sum the time between the start and stop of gc.callbacks (process_gc_pause_seconds_total)."));

    /** Returns the metrics that are missing in a period. */
    static List<Missing> in(DiagnosticInput input) {
        TimeSlice telemetry = input.telemetry();
        return ALL.stream()
                .filter(missing -> missing.metrics().stream().noneMatch(telemetry::hasRates))
                .map(missing -> missing.in(telemetry))
                .toList();
    }

    /**
     * Returns the advice. A metric that was exposed at other times needs no configuration, but a source without gaps that is a
     * single process.
     */
    private Missing in(TimeSlice telemetry) {
        List<String> interrupted = metrics.stream()
                .filter(metric -> !telemetry.sourcesOf(metric).isEmpty())
                .toList();
        return interrupted.isEmpty()
                ? this
                : new Missing(
                        interrupted,
                        String.join(", ", interrupted)
                                + ": not exposed over most of this time by every source that has it, or exposed by several"
                                + " processes in turn; find out why one gave no values, or scrape each process by itself.");
    }
}
