package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Scheduler counts of the threads of this process, from {@code /proc/self/task/<id>/schedstat} (sched-stats in the kernel's
 * documentation).
 */
final class ThreadTimes {

    private static final int RAN_NANOS = 0;
    private static final int WAITED_NANOS = 1;
    private static final int TIMES_ON_A_CORE = 2;

    private final Path tasks;

    ThreadTimes(Path proc) {
        tasks = proc.resolve("self/task");
    }

    /** Returns the threads whose name starts with a prefix, by number; none if the kernel does not count. */
    Map<String, ThreadTime> named(String beginning) {
        Map<String, ThreadTime> times = new HashMap<>();
        try (Stream<Path> all = Files.list(tasks)) {
            all.filter(task -> isNamed(task, beginning))
                    .forEach(task -> timeOf(task)
                            .ifPresent(time -> times.put(task.getFileName().toString(), time)));
        } catch (IOException elsewhere) {
            return Map.of();
        }
        return times;
    }

    private static boolean isNamed(Path task, String beginning) {
        return new ProcFile(task.resolve("comm"))
                .lines().stream().anyMatch(line -> line.get(0).startsWith(beginning));
    }

    /** Returns false if the kernel was built without these counters: they are then 0, also for threads that ran. */
    private static Optional<ThreadTime> timeOf(Path task) {
        return new ProcFile(task.resolve("schedstat"))
                .lines().stream()
                        .filter(line -> line.size() > TIMES_ON_A_CORE
                                && !line.get(TIMES_ON_A_CORE).equals("0"))
                        .findFirst()
                        .flatMap(ThreadTimes::timeOf);
    }

    private static Optional<ThreadTime> timeOf(List<String> line) {
        OptionalDouble ran = ProcFile.number(line.get(RAN_NANOS));
        OptionalDouble waited = ProcFile.number(line.get(WAITED_NANOS));
        return ran.isEmpty() || waited.isEmpty()
                ? Optional.empty()
                : Optional.of(new ThreadTime(ran.getAsDouble(), waited.getAsDouble()));
    }
}
