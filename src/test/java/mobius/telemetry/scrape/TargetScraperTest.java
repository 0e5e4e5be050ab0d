package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Recorder;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TargetScraperTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;

    TargetScraperTest(@TempDir Path folder) {
        file = folder.resolve("telemetry.csv");
    }

    @Test
    void eachSourceIsRecordedUnderItsNameUntilTheEnd() throws Exception {
        try (FakeExporter node = FakeExporter.serving("node_load1 0.5\nnode_secret 1\n");
                FakeExporter cache = FakeExporter.serving("redis_up 1\n")) {
            Telemetry telemetry = scrape(5, node, node.as("node-1", Role.NODE), cache.as("cache", Role.CACHE));
            assertThat(telemetry.of("node-1", "node_load1").get(0).points()).hasSize(node.requests());
            assertThat(telemetry.of("cache", "redis_up")).hasSize(1);
            assertThat(telemetry.of("node-1", "node_secret")).isEmpty();
            assertThat(telemetry.of("node-1", ScrapeMetrics.DURATION)).hasSize(1);
        }
    }

    @Test
    void aSourceThatGivesNothingLeavesAGapWithItsReasonAndDisturbsNoOther() throws Exception {
        try (FakeExporter node = FakeExporter.serving("node_load1 0.5\n");
                FakeExporter page = FakeExporter.serving("<!DOCTYPE html>\n<title>Sign in</title>\n");
                FakeExporter other = FakeExporter.serving("up 1\n")) {
            Telemetry telemetry = scrape(
                    3, node, node.as("node", Role.NODE), page.as("page", Role.API), other.as("other", Role.CACHE));
            assertThat(telemetry.of("node", "node_load1").get(0).points()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(telemetry.of("page", ScrapeMetrics.FAILED))
                    .extracting(Series::labels)
                    .containsExactly("reason=\"is a page in HTML or XML, not metrics\"");
            assertThat(telemetry.of("other", ScrapeMetrics.FAILED))
                    .extracting(Series::labels)
                    .containsExactly("reason=\"has none of the metrics that are recorded for its role\"");
            assertThat(metricsOf("page", telemetry)).containsExactly(ScrapeMetrics.FAILED);
        }
    }

    @Test
    void whatCannotEvenBeSentIsAGapThatTellsNoToken() throws Exception {
        try (FakeExporter node = FakeExporter.serving("node_load1 0.5\n")) {
            Source api = new Source("api", Role.API, node.as("node", Role.NODE).url(), Optional.of(() -> "secret\n"));
            Telemetry telemetry = scrape(3, node, node.as("node", Role.NODE), api);
            assertThat(telemetry.of("api", ScrapeMetrics.FAILED))
                    .extracting(Series::labels)
                    .containsExactly("reason=\"cannot be queried (IllegalArgumentException)\"");
            assertThat(Files.readString(file)).doesNotContain("secret");
        }
    }

    @Test
    void aMetricThatDisappearsOrIsNoFigureHasNoSample() throws Exception {
        try (FakeExporter node = new FakeExporter((request, number) -> FakeExporter.send(
                request,
                200,
                switch (number) {
                    case 1 -> "node_load1 1\nnode_procs_running 2\n";
                    case 2 -> "node_load1 NaN\nnode_procs_running 2\n";
                    case 3 -> "node_load1 +Inf\nnode_procs_running 2\n";
                    default -> "node_procs_running 2\n";
                }))) {
            Telemetry telemetry = scrape(5, node, node.as("node", Role.NODE));
            assertThat(telemetry.of("node", "node_load1").get(0).points()).hasSize(1);
            assertThat(telemetry.of("node", "node_procs_running").get(0).points())
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void aLineThatIsNotUnderstoodIsCountedAndLosesNoOther() throws Exception {
        try (FakeExporter node = FakeExporter.serving("node_load1 1\nnode_load1{x \u001b[2J\nnode_procs_running 2\n")) {
            Telemetry telemetry = scrape(1, node, node.as("node", Role.NODE));
            assertThat(telemetry.of("node", ScrapeMetrics.NOT_UNDERSTOOD).get(0).max())
                    .hasValue(1);
            assertThat(telemetry.of("node", "node_procs_running").get(0).max()).hasValue(2);
            assertThat(Files.readString(file)).doesNotContain("\u001b");
        }
    }

    @Test
    void reasonsHoldNoControlCharacters() throws Exception {
        try (FakeExporter node = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Location", "http://x.invalid/\u009b2J" + "y".repeat(500));
            FakeExporter.send(request, 302, "");
        })) {
            Telemetry telemetry = scrape(1, node, node.as("node", Role.NODE));
            String reason = telemetry.of("node", ScrapeMetrics.FAILED).get(0).labels();
            assertThat(reason)
                    .hasSizeLessThan(230)
                    .contains("http://x.invalid/")
                    .doesNotContain("\u009b");
        }
    }

    /** Scrapes keep their connection, and a connection its worker. */
    @Test
    void workersBehindOneAddressAreCountedThoughScrapesMeetOneOfThem() throws Exception {
        Map<InetSocketAddress, Integer> connections = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        try (FakeExporter api = new FakeExporter((request, number) -> {
            int worker = connections.computeIfAbsent(request.getRemoteAddress(), first -> next.getAndIncrement()) % 2;
            FakeExporter.send(request, 200, "process_start_time_seconds 17952384" + (70 + worker) + ".25\n");
        })) {
            Telemetry telemetry = scrape(11, api, api.as("api", Role.API));
            assertThat(telemetry.of("api", ProcessTrace.PROCESSES).get(0).max()).hasValue(2);
            assertThat(ProcessTrace.of(telemetry.series()).takesTurns()).isTrue();
        }
    }

    @Test
    void aSingleProcessIsNotCounted() throws Exception {
        try (FakeExporter api = FakeExporter.serving("process_start_time_seconds 1.795238470e+09\n")) {
            Telemetry telemetry = scrape(11, api, api.as("api", Role.API));
            assertThat(telemetry.of("api", ProcessTrace.PROCESSES)).isEmpty();
            assertThat(telemetry.of("api", ScrapeMetrics.DURATION)).hasSize(1);
        }
    }

    @Test
    void aSourceOfAnotherRoleIsRecognised() throws Exception {
        try (FakeExporter database = FakeExporter.serving("pg_up 1\npg_locks_count 3\ngo_threads 9\n")) {
            Telemetry telemetry = scrape(1, database, database.as("db", Role.NODE));
            assertThat(telemetry.of("db", ScrapeMetrics.FAILED))
                    .extracting(Series::labels)
                    .containsExactly("reason=\"has none of the metrics that are recorded for its role, but those of the"
                            + " role database\"");
        }
    }

    @Test
    void containersAreSourcesOfTheirOwnAndUnknownNamesAreCounted() throws Exception {
        try (FakeExporter cadvisor = FakeExporter.serving("""
                container_cpu_usage_seconds_total{name="api-1"} 5
                container_cpu_usage_seconds_total{name="db-1"} 7
                container_last_seen{name="api-1"} 9
                """)) {
            Telemetry telemetry = scrape(1, cadvisor, cadvisor.as("docker", Role.CONTAINER));
            assertThat(telemetry
                            .of("docker/api-1", "container_cpu_seconds_total")
                            .get(0)
                            .max())
                    .hasValue(5);
            assertThat(telemetry.of("docker/db-1", "container_cpu_seconds_total"))
                    .hasSize(1);
            assertThat(telemetry.of("docker", ScrapeMetrics.UNKNOWN).get(0).max())
                    .hasValue(1);
        }
    }

    @Test
    void seriesBeyondTheLimitAndDuplicatesAreCounted() throws Exception {
        StringBuilder text = new StringBuilder("node_load1 1\nnode_load1 2\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(String.format(Locale.ROOT, "node_pressure_%d 1%n", i));
        }
        try (FakeExporter node = FakeExporter.serving(text.toString())) {
            Telemetry telemetry = scrape(1, node, node.as("node", Role.NODE));
            assertThat(telemetry.of("node", ScrapeMetrics.LEFT_OUT).get(0).max())
                    .hasValue(50_001 - TargetScraper.SERIES);
            assertThat(telemetry.of("node", ScrapeMetrics.DUPLICATES).get(0).max())
                    .hasValue(1);
            assertThat(telemetry.of("node", "node_load1").get(0).max()).hasValue(1);
            assertThat(telemetry.series())
                    .filteredOn(series -> series.metric().startsWith("node_"))
                    .hasSize(TargetScraper.SERIES);
        }
    }

    @Test
    void aScrapeSlowerThanItsIntervalIsCountedInThoseThatFallOut() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (FakeExporter node = new FakeExporter((request, number) -> {
            waitFor(never, Duration.ofMillis(200));
            FakeExporter.send(request, 200, "node_load1 1\n");
        })) {
            Telemetry telemetry = scrape(2, node, node.as("node", Role.NODE));
            assertThat(telemetry
                            .of("node", ScrapeMetrics.SKIPPED)
                            .get(0)
                            .points()
                            .get(0)
                            .value())
                    .isGreaterThanOrEqualTo(9);
        }
    }

    /** On a busy machine a scrape may take longer than its short interval here. */
    private static Stream<String> metricsOf(String source, Telemetry telemetry) {
        return telemetry.series().stream()
                .filter(series -> series.source().equals(source))
                .map(Series::metric)
                .filter(metric -> !metric.equals(ScrapeMetrics.SKIPPED));
    }

    /** Ends when the counted source has been asked a number of times. */
    private Telemetry scrape(int times, FakeExporter counted, Source... sources)
            throws IOException, InterruptedException {
        try (Recorder recorder = new Recorder(file)) {
            TargetScraper scraper = TargetScraper.start(List.of(sources), SHORT, PATIENCE, recorder);
            counted.answer(times);
            scraper.close();
        }
        return Telemetry.read(file);
    }

    private static void waitFor(CountDownLatch latch, Duration time) {
        try {
            latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
