package mobius.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Run time of Gatling's event loops, and the time in which they were ready to run and waited for a core. They send the requests
 * and measure the response times. Other threads, above all the compilers, can wait without delaying a response.
 */
final class EventLoopProbe implements Probe {

    private static final String NAME = "gatling-";
    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadTimes threads;
    private Map<String, ThreadTime> last = Map.of();

    EventLoopProbe(Path proc) {
        threads = new ThreadTimes(proc);
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        Map<String, ThreadTime> now = threads.named(NAME);
        List<ThreadTime> passed = passed(last, now);
        last = now;
        if (!passed.isEmpty()) {
            double nanos = seconds * NANOS_PER_SECOND;
            out.put(InjectorMetrics.LOOPS_RUNNING, mean(passed, ThreadTime::ranNanos) / nanos);
            out.put(InjectorMetrics.LOOPS_WAITING, mean(passed, ThreadTime::waitedNanos) / nanos);
        }
    }

    /** Keeps the threads that exist. The counters of a thread end with it, and its number may be reused. */
    private static List<ThreadTime> passed(Map<String, ThreadTime> before, Map<String, ThreadTime> now) {
        return now.entrySet().stream()
                .flatMap(thread -> thread.getValue().since(before.get(thread.getKey())).stream())
                .toList();
    }

    /** Weights each loop by the time in which it had something to do, so that idle loops do not hide a busy one. */
    private static double mean(List<ThreadTime> loops, ToDoubleFunction<ThreadTime> value) {
        double busy = loops.stream().mapToDouble(ThreadTime::busyNanos).sum();
        double weighted = loops.stream()
                .mapToDouble(loop -> loop.busyNanos() * value.applyAsDouble(loop))
                .sum();
        return busy > 0 ? weighted / busy : 0;
    }
}
