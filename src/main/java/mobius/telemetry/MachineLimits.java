package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Limits of this machine for the injector. A limit is empty if the system does not report it.
 *
 * @param openFiles how many files and sockets it may have open
 * @param ports how many connections to one address it may have, those that rest in TIME_WAIT among them
 * @param restingPorts which ports in TIME_WAIT may be taken again, as Linux numbers it: 0 none, 1 all, 2 those of this machine's
 *     own addresses
 * @param heapBytes how large its heap may become
 */
public record MachineLimits(OptionalLong openFiles, OptionalLong ports, OptionalLong restingPorts, long heapBytes) {

    /** Reads the limits of this process. */
    public static MachineLimits read() {
        return in(Path.of("/proc"), Runtime.getRuntime().maxMemory());
    }

    static MachineLimits in(Path proc, long heapBytes) {
        Path network = proc.resolve("sys/net/ipv4");
        return new MachineLimits(
                openFiles(new ProcFile(proc.resolve("self/limits"))),
                ports(new ProcFile(network.resolve("ip_local_port_range"))),
                number(new ProcFile(network.resolve("tcp_tw_reuse")), line -> line.size() == 1, 0),
                heapBytes);
    }

    /** {@code Max open files  1024  4096  files}, of which the first is in force. */
    private static OptionalLong openFiles(ProcFile limits) {
        Predicate<List<String>> line =
                words -> words.size() > 3 && words.subList(0, 3).equals(List.of("Max", "open", "files"));
        return number(limits, line, 3);
    }

    private static OptionalLong ports(ProcFile range) {
        OptionalLong first = number(range, line -> line.size() == 2, 0);
        OptionalLong last = number(range, line -> line.size() == 2, 1);
        return first.isEmpty() || last.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(last.getAsLong() - first.getAsLong() + 1);
    }

    private static OptionalLong number(ProcFile file, Predicate<List<String>> wanted, int word) {
        return file.lines().stream()
                .filter(wanted)
                .flatMapToDouble(line -> ProcFile.number(line.get(word)).stream())
                .mapToLong(Math::round)
                .findFirst();
    }
}
