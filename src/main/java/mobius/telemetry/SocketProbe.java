package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** How many TCP sockets there are, and how many ports outgoing connections may take. */
final class SocketProbe implements Probe {

    private final ProcFile sockets;
    private final ProcFile range;

    SocketProbe(Path proc) {
        sockets = new ProcFile(proc.resolve("net/sockstat"));
        range = new ProcFile(proc.resolve("sys/net/ipv4/ip_local_port_range"));
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
