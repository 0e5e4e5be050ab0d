package mobius.verdict.suspect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Figure;

/** The platform's own figures, put in relation to its cores and requests. Whatever it does not tell is empty. */
final class ServerHealth {

    static final String CPU_SECONDS = "process_cpu_seconds_total";
    static final String POOL_WAIT_SECONDS = "db_pool_wait_seconds_total";
    static final String POOL_SIZE = "db_pool_connections";
    static final String POOL_USED = "db_pool_checked_out";
    private static final String CORES = "process_cpu_cores";

    /** By these the process of a Python client is known. */
    private static final List<String> PYTHON =
            List.of("python_gc_collections_total", "python_gc_objects_collected_total");

    private static final double MILLIS = 1_000;
    private static final double PERCENT = 100;
    private static final double FULL = 0.9;

    private final TimeSlice telemetry;
    private final double requestsPerSecond;

    ServerHealth(TimeSlice telemetry, double requestsPerSecond) {
        this.told = telemetry;
        this.requestsPerSecond = requestsPerSecond;
    }

    /**
     * The CPU time of one process.
     *
     * @param source which process
     * @param used cores that it kept busy
     * @param cores that it may use, above 0; empty where that is not known
     */
    record CpuTime(String source, double used, OptionalDouble cores) {

        OptionalDouble percent() {
            return cores.isEmpty() ? cores : OptionalDouble.of(PERCENT * used / cores.getAsDouble());
        }

        /** In percent of its cores; of one where their number is not known, which is all that a Python process can use. */
        double busyPercent() {
            return percent().orElse(PERCENT * used);
        }
    }

    /** The process that kept the largest part of its cores busy. */
    Optional<CpuTime> busiestProcess() {
        return telemetry.sourcesOf(CPU_SECONDS).stream()
                .flatMap(source -> telemetry.perSecond(source, CPU_SECONDS).stream()
                        .mapToObj(used -> new CpuTime(source, used, cores(source))))
                .max(Comparator.comparingDouble(CpuTime::busyPercent));
    }

    /** A gauge that is registered and never set says 0, and of the cores that a Python process may use it can use one. */
    private OptionalDouble cores(String source) {
        double most = PYTHON.stream().anyMatch(metric -> telemetry.sourcesOf(metric).contains(source))
                ? 1
                : Double.POSITIVE_INFINITY;
        return telemetry.mean(source, CORES).stream()
                .filter(cores -> cores > 0)
                .map(cores -> Math.min(cores, most))
                .findFirst();
    }

    /** How busy the busiest process was, as evidence. */
    Stream<Figure> cpuEvidence() {
        return busiestProcess().stream()
                .map(process -> process.percent().isPresent()
                        ? new Figure(
                                "CPU of " + process.source() + " in use",
                                process.percent().getAsDouble(),
                                "%")
                        : new Figure("cores that " + process.source() + " keeps busy", process.used(), "cores"));
    }

    /** CPU time of each request, all processes together. */
    OptionalDouble cpuMillisPerRequest() {
        return perRequest(telemetry.perSecond(CPU_SECONDS));
    }

    /** How long a request waited for a database connection, on average. */
    OptionalDouble poolWaitMillis() {
        OptionalDouble counted = perRequest(telemetry.perSecond(POOL_WAIT_SECONDS));
        // Those that wait at any moment are the arrivals of each second times their wait (Little's law).
        return counted.isPresent() ? counted : perRequest(telemetry.mean("db_pool_waiting"));
    }

    /** The share of the database connections in use, in percent. */
    OptionalDouble poolPercent() {
        return percent(telemetry.mean(POOL_USED), telemetry.mean(POOL_SIZE));
    }

    /** How late an event loop takes up what is due, on average. */
    OptionalDouble loopLagMillis() {
        OptionalDouble count = telemetry.perSecond("event_loop_lag_seconds_count");
        OptionalDouble sum = telemetry.perSecond("event_loop_lag_seconds_sum");
        return count.isEmpty() || sum.isEmpty() || count.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(MILLIS * sum.getAsDouble() / count.getAsDouble());
    }

    /** The share of the time in which garbage collections stopped the process, in percent; of the worst process. */
    OptionalDouble garbagePercent() {
        String metric = "process_gc_pause_seconds_total";
        return telemetry.sourcesOf(metric).stream()
                .flatMap(source -> telemetry.perSecond(source, metric).stream().boxed())
                .mapToDouble(share -> PERCENT * share)
                .max();
    }

    /** Whether the platform tells its CPU time, and has cores left: then what waits does not wait for CPU. */
    boolean cpuIsIdle(double percent) {
        return busiestProcess()
                .filter(process -> process.busyPercent() < percent)
                .isPresent();
    }

    /** Whether the cores of the injector's machine were all busy, all the time. */
    boolean injectorsMachineIsFull() {
        return injectorsMachineBusy() >= FULL;
    }

    /** The share of the time in which the cores of the injector's machine were busy, from 0 to 1; 0 if it is not known. */
    double injectorsMachineBusy() {
        return telemetry.mean(
                        InjectorMetrics.CPU_RATIO,
                        labels -> labels.value("core").filter("all"::equals).isPresent())
                .orElse(0);
    }

    /** A rate of seconds as milliseconds of each request. */
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
