package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mobius.telemetry.Recorder;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What five sources that are scraped once a second cost a JVM that does nothing else, all its own work included. */
@Tag("proof")
class ScrapeBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final long WARM_UP_SECONDS = 60;
    private static final long SECONDS = 60;
    private static final double MOST_OF_A_CORE = 0.02;

    private static final Map<String, Role> RECORDINGS = Map.of(
            "fastapi-instrumentator.txt", Role.API,
            "node-exporter-1.5.0.txt", Role.NODE,
            "postgres-exporter-0.11.1.txt", Role.DATABASE,
            "redis-exporter-1.45.0.txt", Role.CACHE);

    @Test
    void fiveSourcesTakeLessThanTwoPercentOfACore(@TempDir Path folder) throws Exception {
        List<String> recordings = new ArrayList<>(RECORDINGS.keySet());
        recordings.add("node-exporter-1.5.0.txt");
        Path file = folder.resolve("telemetry.csv");
        Process exporters = start(recordings);
        double share;
        try (Recorder recorder = new Recorder(file);
                TargetScraper scraper = TargetScraper.start(
                        sources(recordings, exporters), Duration.ofSeconds(1), Duration.ofSeconds(2), recorder)) {
            assertThat(scraper).isNotNull();
            share = shareOfACore();
        } finally {
            exporters.getOutputStream().close();
        }
        report(share, Telemetry.read(file));
        assertThat(share).isBetween(0.0, MOST_OF_A_CORE);
    }

    private static double shareOfACore() throws InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        long before = SYSTEM.getProcessCpuTime();
        long ofThreads = cpuNanosOfThreads();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double nanos = System.nanoTime() - start;
        System.out.printf("%.2f %% in the threads that scrape%n", 100 * (cpuNanosOfThreads() - ofThreads) / nanos);
        return (SYSTEM.getProcessCpuTime() - before) / nanos;
    }

    private static long cpuNanosOfThreads() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread.getThreadName().matches("(mobius-scrape|HttpClient)-.*"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }

    private static void report(double share, Telemetry telemetry) {
        long series = telemetry.series().stream().map(Series::metric).count();
        long scrapes = telemetry.series().stream()
                .filter(one -> one.metric().equals(ScrapeMetrics.DURATION))
                .mapToLong(one -> one.points().size())
                .sum();
        System.out.printf("%.2f %% of a core for %d scrapes of %d series%n", 100 * share, scrapes, series);
        assertThat(scrapes).isGreaterThan(5 * SECONDS);
    }

    private static List<Source> sources(List<String> recordings, Process exporters) throws IOException {
        BufferedReader urls =
                new BufferedReader(new InputStreamReader(exporters.getInputStream(), StandardCharsets.UTF_8));
        List<Source> sources = new ArrayList<>();
        for (String recording : recordings) {
            URI url = URI.create(urls.readLine());
            String name = "source-" + sources.size();
            sources.add(new Source(name, RECORDINGS.getOrDefault(recording, Role.API), url, Optional.empty()));
        }
        return sources;
    }

    private static Process start(List<String> recordings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Exporters.class.getName()));
        command.addAll(recordings);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
