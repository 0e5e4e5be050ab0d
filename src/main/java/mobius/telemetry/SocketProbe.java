package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Number of TCP sockets, size of the port range for outgoing connections, and the kernel's counters of connections. */
final class SocketProbe implements Probe {

    private final ProcFile sockets;
    private final ProcFile range;
    private final ProcFile counters;

    SocketProbe(Path proc) {
        sockets = new ProcFile(proc.resolve("net/sockstat"));
        range = new ProcFile(proc.resolve("sys/net/ipv4/ip_local_port_range"));
        counters = new ProcFile(proc.resolve("net/snmp"));
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        for (List<String> line : sockets.lines()) {
            if (line.get(0).equals("TCP")) {
                out.put(InjectorMetrics.SOCKETS, sum(named(line, "inuse"), named(line, "tw")));
            }
        }
        for (List<String> line : range.lines()) {
            out.put(InjectorMetrics.PORTS, sizeOf(line));
        }
        readCounters(out);
    }

    /** Reads the counters: a line of names, followed by a line of values. */
    private void readCounters(ProbeSamples out) {
        List<List<String>> lines = counters.lines().stream()
                .filter(line -> line.get(0).equals("Tcp"))
                .toList();
        if (lines.size() == 2) {
            out.put(InjectorMetrics.TCP_OPENS, counted(lines, "ActiveOpens"));
            out.put(InjectorMetrics.TCP_FAILED_OPENS, counted(lines, "AttemptFails"));
            out.put(InjectorMetrics.TCP_RESETS, counted(lines, "EstabResets"));
            out.put(InjectorMetrics.TCP_RETRANSMITS, counted(lines, "RetransSegs"));
        }
    }

    private static OptionalDouble counted(List<List<String>> lines, String name) {
        int at = lines.get(0).indexOf(name);
        return at < 0 || at >= lines.get(1).size()
                ? OptionalDouble.empty()
                : ProcFile.number(lines.get(1).get(at));
    }

    private static OptionalDouble named(List<String> line, String name) {
        int at = line.indexOf(name);
        return at < 0 || at + 1 >= line.size() ? OptionalDouble.empty() : ProcFile.number(line.get(at + 1));
    }

    private static OptionalDouble sum(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() || b.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(a.getAsDouble() + b.getAsDouble());
    }

    private static OptionalDouble sizeOf(List<String> range) {
        if (range.size() != 2) {
            return OptionalDouble.empty();
        }
        OptionalDouble first = ProcFile.number(range.get(0));
        OptionalDouble last = ProcFile.number(range.get(1));
        return first.isEmpty() || last.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(last.getAsDouble() - first.getAsDouble() + 1);
    }
}
