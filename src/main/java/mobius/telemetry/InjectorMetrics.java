package mobius.telemetry;

import java.time.Duration;

/** Metrics of the injector. Ratios are from 0 to 1. */
public final class InjectorMetrics {

    /** The source of all of them. */
    public static final String SOURCE = "injector";

    /** The share of one core's time in use; labelled {@code core="0"} and so on, {@code core="all"} for the machine. */
    public static final String CPU_RATIO = "cpu_busy_ratio";
    /** The share of the machine's time that its host gave to others. */
    public static final String STEAL_RATIO = "cpu_steal_ratio";
    /** How many cores the process of the injector kept busy. */
    public static final String PROCESS_CPU = "process_cpu_cores";
    /** The share of its CPU quota that the control group used; nothing is recorded without a quota. */
    public static final String CGROUP_CPU_RATIO = "cgroup_cpu_ratio";
    /** The share of time in which the control group was denied the CPU. */
    public static final String CGROUP_THROTTLED_RATIO = "cgroup_throttled_ratio";

    /** Each pause of a garbage collection, at its start. */
    public static final String GC_PAUSE = "gc_pause_ms";

    public static final String HEAP_USED = "heap_used_bytes";
    public static final String HEAP_LIMIT = "heap_limit_bytes";

    /** Interval of the watchdog. */
    public static final Duration TICK = Duration.ofMillis(5);

    /** How many ticks the watchdog made in the second. */
    public static final String TICKS = "watchdog_ticks";
    /** The 99th percentile of how late the watchdog's ticks of the second were. */
    public static final String LAG_P99 = "watchdog_lag_p99_ms";
    /** How late the latest tick of the second was. */
    public static final String LAG_MAX = "watchdog_lag_max_ms";
    /** Each tick that came late by {@link Watchdog#STALL_MILLIS} or more, at the moment when it was due. */
    public static final String STALL = "watchdog_stall_ms";

    /**
     * The share of time in which an event loop of Gatling was ready to run and waited for a core. A wait counts when it ends,
     * so that one of more than a second reads as more than 1.
     */
    public static final String LOOPS_WAITING = "event_loops_waiting_ratio";
    /** The share of time in which an event loop of Gatling ran. */
    public static final String LOOPS_RUNNING = "event_loops_running_ratio";

    public static final String OPEN_FILES = "open_files";
    public static final String OPEN_FILES_LIMIT = "open_files_limit";
    /** TCP sockets of the machine, those in TIME_WAIT among them; on one machine with the target, both ends count. */
    public static final String SOCKETS = "tcp_sockets";
    /** The size of the range from which outgoing connections take their ports. */
    public static final String PORTS = "ephemeral_ports";

    /** Connections that all processes of the machine (its network namespace) opened: a kernel counter, as are the next three. */
    public static final String TCP_OPENS = "tcp_active_opens_total";

    public static final String TCP_FAILED_OPENS = "tcp_failed_opens_total";
    /** Open connections that ended with a reset. */
    public static final String TCP_RESETS = "tcp_resets_total";

    public static final String TCP_RETRANSMITS = "tcp_retransmitted_segments_total";

    public static final String DISK_READ = "disk_read_bytes_per_second";
    public static final String DISK_WRITTEN = "disk_written_bytes_per_second";
    public static final String NETWORK_RECEIVED = "network_received_bytes_per_second";
    public static final String NETWORK_SENT = "network_sent_bytes_per_second";

    /** How far the platform's clock was ahead of the injector's, just before the load of one of several injectors. */
    public static final String PLATFORM_CLOCK_AHEAD = "platform_clock_ahead_ms";

    /** How long the fastest of some answers of the platform took then. */
    public static final String ROUND_TRIP = "platform_round_trip_ms";

    /** By how much the injector's clock was set during the load: its time less that of a clock that nothing sets. */
    public static final String CLOCK_SET = "clock_set_ms";

    private InjectorMetrics() {}
}
