package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** CPU quota and throttling of the control group (version 2: {@code cpu.stat} and {@code cpu.max}). */
final class CgroupProbe implements Probe {

    private static final double MICROS_PER_SECOND = 1e6;

    private final ProcFile stat;
    private final ProcFile quota;
    private final Counter used = new Counter();
    private final Counter throttled = new Counter();

    CgroupProbe(Path cgroup) {
        stat = new ProcFile(cgroup.resolve("cpu.stat"));
        quota = new ProcFile(cgroup.resolve("cpu.max"));
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        OptionalDouble cores = used.rate(stat.valueOf("usage_usec"), seconds * MICROS_PER_SECOND);
        OptionalDouble allowed = quotaInCores();
        if (cores.isPresent() && allowed.isPresent()) {
            out.put(InjectorMetrics.CGROUP_CPU_RATIO, cores.getAsDouble() / allowed.getAsDouble());
        }
        out.put(
                InjectorMetrics.CGROUP_THROTTLED_RATIO,
                throttled.rate(stat.valueOf("throttled_usec"), seconds * MICROS_PER_SECOND));
    }

    /** Returns the quota in cores; empty if there is none: the first word is then {@code max}. */
    private OptionalDouble quotaInCores() {
        List<List<String>> lines = quota.lines();
        if (lines.isEmpty() || lines.get(0).size() < 2) {
            return OptionalDouble.empty();
        }
        OptionalDouble allowed = ProcFile.number(lines.get(0).get(0));
        OptionalDouble period = ProcFile.number(lines.get(0).get(1));
        return allowed.isEmpty() || period.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(allowed.getAsDouble() / period.getAsDouble());
    }
}
