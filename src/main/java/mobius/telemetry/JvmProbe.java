package mobius.telemetry;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.OptionalDouble;

/** CPU, heap and open files of this process, as its JVM reports them. */
final class JvmProbe implements Probe {

    private static final double NANOS_PER_SECOND = 1e9;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Counter cpuNanos = new Counter();

    @Override
    public void read(double seconds, ProbeSamples out) {
        OptionalDouble cpu = known(system.getProcessCpuTime());
        out.put(InjectorMetrics.PROCESS_CPU, cpuNanos.rate(cpu, seconds * NANOS_PER_SECOND));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.put(InjectorMetrics.HEAP_USED, (double) heap.getUsed());
        out.put(InjectorMetrics.HEAP_LIMIT, known(heap.getMax()));
        if (system instanceof UnixOperatingSystemMXBean unix) {
            out.put(InjectorMetrics.OPEN_FILES, known(unix.getOpenFileDescriptorCount()));
            out.put(InjectorMetrics.OPEN_FILES_LIMIT, known(unix.getMaxFileDescriptorCount()));
        }
    }

    /** The JVM reports -1 for unknown values. */
    private static OptionalDouble known(long value) {
        return value < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) value);
    }
}
