package mobius.telemetry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Use of each core from {@code /proc/stat} (proc(5)): shares of the ticks since the last reading. */
final class CpuProbe implements Probe {

    private static final int FIELDS = 8;
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int STEAL = 7;

    private final ProcFile stat;
    private final Map<String, Times> last = new HashMap<>();

    private record Times(long total, long idle, long steal) {}

    CpuProbe(Path proc) {
        stat = new ProcFile(proc.resolve("stat"));
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        for (List<String> line : stat.lines()) {
            if (line.get(0).startsWith("cpu") && line.size() > FIELDS) {
                readLine(line, out);
            }
        }
    }

    private void readLine(List<String> line, ProbeSamples out) {
        Times now = times(line);
        Times before = last.put(line.get(0), now);
        if (before == null || now.total() <= before.total()) {
            return;
        }
        String core = line.get(0).substring("cpu".length());
        double total = (double) (now.total() - before.total());
        double busy = 1 - (double) (now.idle() - before.idle()) / total;
        out.put(InjectorMetrics.CPU_RATIO, "core=\"" + (core.isEmpty() ? "all" : core) + "\"", share(busy));
        if (core.isEmpty()) {
            out.put(InjectorMetrics.STEAL_RATIO, share((double) (now.steal() - before.steal()) / total));
        }
    }

    private static Times times(List<String> line) {
        long[] ticks =
                line.stream().skip(1).limit(FIELDS).mapToLong(Long::parseLong).toArray();
        return new Times(LongStream.of(ticks).sum(), ticks[IDLE] + ticks[WAITING_FOR_DISK], ticks[STEAL]);
    }

    /** The kernel's idle counters can go back a little. */
    private static double share(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
