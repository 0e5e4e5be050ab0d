package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import mobius.traffic.ConnectionCounts;
import mobius.traffic.Traffic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectorWatchTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path file;

    InjectorWatchTest(@TempDir Path folder) {
        file = folder.resolve("telemetry.csv");
    }

    @Test
    void closingItTakesALastReading() throws IOException {
        try (Recorder recorder = new Recorder(file)) {
            InjectorWatch.start(recorder, Traffic.over(new ConnectionCounts())).close();
        }
        assertThat(Telemetry.read(file).of(InjectorMetrics.SOURCE, InjectorMetrics.HEAP_USED))
                .hasSize(1);
    }

    @Tag("proof")
    @Test
    void itTakesLessThanThreePercentOfACore() throws IOException, InterruptedException {
        long seconds = 20;
        double busySeconds;
        try (Recorder recorder = new Recorder(file);
                InjectorWatch watch = InjectorWatch.start(recorder, Traffic.over(new ConnectionCounts()))) {
            TimeUnit.SECONDS.sleep(seconds);
            busySeconds = cpuNanosOfTheWatch() / 1e9;
            assertThat(watch).isNotNull();
        }
        System.out.printf("%.2f %% of a core%n", 100 * busySeconds / seconds);
        assertThat(busySeconds / seconds).isGreaterThan(0).isLessThan(0.03);
    }

    private static long cpuNanosOfTheWatch() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread.getThreadName().startsWith("mobius-"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }
}
