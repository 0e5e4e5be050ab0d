package mobius.verdict.suspect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Figure;

/** The platform's own metrics, relative to its cores and requests. Values that it does not expose are empty. */
final class ServerHealth {

    static final String CPU_SECONDS = "process_cpu_seconds_total";
    static final String POOL_WAIT_SECONDS = "db_pool_wait_seconds_total";
    static final String POOL_SIZE = "db_pool_connections";
    static final String POOL_USED = "db_pool_checked_out";
    private static final String CORES = "process_cpu_cores";

    /** Metrics by which the process of a Python client is recognised. */
    private static final List<String> PYTHON =
            List.of("python_gc_collections_total", "python_gc_objects_collected_total");

    private static final double MILLIS = 1_000;
    private static final double PERCENT = 100;
    private static final double FULL = 0.9;

    private final TimeSlice telemetry;
    private final double requestsPerSecond;

    ServerHealth(TimeSlice telemetry, double requestsPerSecond) {
        this.telemetry = telemetry;
        this.requestsPerSecond = requestsPerSecond;
    }

    /**
     * The CPU time of one process.
     *
     * @param source of its metrics
     * @param used cores that it used
     * @param cores that it may use, above 0; empty if unknown
     */
    record CpuTime(String source, double used, OptionalDouble cores) {

        OptionalDouble percent() {
            return cores.isEmpty() ? cores : OptionalDouble.of(PERCENT * used / cores.getAsDouble());
        }

        /** Returns the use in percent of its cores, or of one if their number is unknown. */
        double busyPercent() {
            return percent().orElse(PERCENT * used);
        }
    }

    /** Returns the process with the highest use of its cores. */
    Optional<CpuTime> busiestProcess() {
        return telemetry.sourcesOf(CPU_SECONDS).stream()
                .flatMap(source -> telemetry.perSecond(source, CPU_SECONDS).stream()
                        .mapToObj(used -> new CpuTime(source, used, cores(source))))
                .max(Comparator.comparingDouble(CpuTime::busyPercent));
    }

    /** Returns the cores of a process; empty if unknown. A gauge that was never set is 0. A Python process uses one core only. */
    private OptionalDouble cores(String source) {
        double most =
                PYTHON.stream().anyMatch(metric -> telemetry.sourcesOf(metric).contains(source))
                        ? 1
                        : Double.POSITIVE_INFINITY;
        return telemetry.mean(source, CORES).stream()
                .filter(cores -> cores > 0)
                .map(cores -> Math.min(cores, most))
                .findFirst();
    }

    /** Returns the use of the busiest process as evidence. */
    Stream<Figure> cpuEvidence() {
        return busiestProcess().stream()
                .map(process -> process.percent().isPresent()
                        ? new Figure(
                                "CPU of " + process.source() + " in use",
                                process.percent().getAsDouble(),
                                "%")
                        : new Figure("cores that " + process.source() + " keeps busy", process.used(), "cores"));
    }

    /** Returns the CPU time for each request, of all processes together. */
    OptionalDouble cpuMillisPerRequest() {
        return perRequest(telemetry.perSecond(CPU_SECONDS));
    }

    /** Returns the mean wait for a database connection. */
    OptionalDouble poolWaitMillis() {
        OptionalDouble counted = perRequest(telemetry.perSecond(POOL_WAIT_SECONDS));
        // Those that wait at any moment are the arrivals of each second times their wait (Little's law).
        return counted.isPresent() ? counted : perRequest(telemetry.mean("db_pool_waiting"));
    }

    /** Returns the share of the database connections in use, in percent. */
    OptionalDouble poolPercent() {
        return percent(telemetry.mean(POOL_USED), telemetry.mean(POOL_SIZE));
    }

    /** Returns the mean lag of the event loops. */
    OptionalDouble loopLagMillis() {
        OptionalDouble count = telemetry.perSecond("event_loop_lag_seconds_count");
        OptionalDouble sum = telemetry.perSecond("event_loop_lag_seconds_sum");
        return count.isEmpty() || sum.isEmpty() || count.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(MILLIS * sum.getAsDouble() / count.getAsDouble());
    }

    /** Returns the share of the time in which garbage collections stopped a process, in percent, of the worst process. */
    OptionalDouble garbagePercent() {
        String metric = "process_gc_pause_seconds_total";
        return telemetry.sourcesOf(metric).stream()
                .flatMap(source -> telemetry.perSecond(source, metric).stream().boxed())
                .mapToDouble(share -> PERCENT * share)
                .max();
    }

    /** Returns true if the CPU time is known and leaves cores idle: requests then do not wait for CPU. */
    boolean cpuIsIdle(double percent) {
        return busiestProcess()
                .filter(process -> process.busyPercent() < percent)
                .isPresent();
    }

    /** Returns true if all cores of the injector's machine were busy. */
    boolean injectorsMachineIsFull() {
        return injectorsMachineBusy() >= FULL;
    }

    /** Returns the use of the cores of the injector's machine, from 0 to 1; 0 if unknown. */
    double injectorsMachineBusy() {
        return telemetry
                .mean(
                        InjectorMetrics.CPU_RATIO,
                        labels -> labels.value("core").filter("all"::equals).isPresent())
                .orElse(0);
    }

    /** Converts seconds per second into milliseconds for each request. */
    OptionalDouble perRequest(OptionalDouble secondsPerSecond) {
        return secondsPerSecond.isEmpty() || requestsPerSecond <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(MILLIS * secondsPerSecond.getAsDouble() / requestsPerSecond);
    }

    private static OptionalDouble percent(OptionalDouble part, OptionalDouble whole) {
        return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * part.getAsDouble() / whole.getAsDouble());
    }
}
