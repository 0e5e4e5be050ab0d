package mobius.reference.http;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Process metrics that the Python client's collector does not have. */
final class ProcessFigures {

    private static final double MILLIS_PER_SECOND = 1e3;

    private ProcessFigures() {}

    static void register(CallbackMetrics asked) {
        asked.gauge(
                "process_threads",
                "Threads that are alive.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        asked.gauge(
                "process_cpu_cores",
                "Cores that the process may use.",
                () -> Runtime.getRuntime().availableProcessors());
        asked.counter(
                "process_gc_pause_seconds_total",
                "Time in which the garbage collector paused the process.",
                () -> pauseMillis() / MILLIS_PER_SECOND);
    }

    /** Total pause time. The collectors of this JVM stop all threads; a collector that does not measure its time reports -1. */
    private static long pauseMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
