package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Bytes of the process from and to disks, and of the machine over its networks. */
final class TrafficProbe implements Probe {

    private static final int RECEIVED = 1;
    private static final int SENT = 9;
    private static final int FIELDS = 17;

    private final ProcFile io;
    private final ProcFile network;
    private final Counter read = new Counter();
    private final Counter written = new Counter();
    private final Counter received = new Counter();
    private final Counter sent = new Counter();

    TrafficProbe(Path proc) {
        io = new ProcFile(proc.resolve("self/io"));
        network = new ProcFile(proc.resolve("net/dev"));
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        out.put(InjectorMetrics.DISK_READ, read.rate(io.valueOf("read_bytes"), seconds));
        out.put(InjectorMetrics.DISK_WRITTEN, written.rate(io.valueOf("write_bytes"), seconds));
        List<List<String>> interfaces =
                network.lines().stream().filter(line -> line.size() == FIELDS).toList();
        out.put(InjectorMetrics.NETWORK_RECEIVED, received.rate(sum(interfaces, RECEIVED), seconds));
        out.put(InjectorMetrics.NETWORK_SENT, sent.rate(sum(interfaces, SENT), seconds));
    }

    /** Returns true for a line of values; the header has letters in place of numbers. */
    private static OptionalDouble sum(List<List<String>> interfaces, int field) {
        return interfaces.stream()
                .map(line -> ProcFile.number(line.get(field)))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .reduce(Double::sum);
    }
}
