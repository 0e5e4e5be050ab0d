package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.config.hocon.Secrets;
import mobius.production.PrometheusProcess;
import mobius.production.PrometheusTelemetry;
import mobius.telemetry.Recorder;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same minute of the same server, scraped by the suite and by a real Prometheus. */
@Tag("live")
@Timeout(180)
class PrometheusAgainstScrapesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int SCRAPES = 24;
    private static final double CORES = 0.75;
    private static final double REQUESTS = 40;

    private final Path folder;
    private final long begin = System.nanoTime();

    PrometheusAgainstScrapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPrometheusTellsTheSameMetricsAndRatesAsScrapes() throws Exception {
        try (FakeExporter platform = new FakeExporter((request, number) -> FakeExporter.send(request, 200, text()))) {
            Source source = platform.as("platform", Role.API);
            try (PrometheusProcess prometheus =
                    PrometheusProcess.watching(folder, source.url().getPort())) {
                platform.answer(3);
                Instant from = Instant.now();
                Telemetry scraped = scraped(source, platform);
                Instant to = Instant.now();
                Telemetry read = read(prometheus, from, to);
                assertThat(series(read, instance(source.url()))).isEqualTo(series(scraped, "platform"));
                assertRates(slice(scraped, from, to), "platform", slice(read, from, to), instance(source.url()));
            }
        }
    }

    private Telemetry scraped(Source source, FakeExporter counted) throws IOException, InterruptedException {
        Path file = folder.resolve("scraped.csv");
        try (Recorder recorder = new Recorder(file)) {
            TargetScraper scraper = TargetScraper.start(List.of(source), SECOND, SECOND, recorder);
            counted.answer(SCRAPES);
            scraper.close();
        }
        return Telemetry.read(file);
    }

    private Telemetry read(PrometheusProcess prometheus, Instant from, Instant to) throws IOException {
        Path file = folder.resolve("read.csv");
        try (Recorder recorder = new Recorder(file)) {
            PrometheusTelemetry.at(prometheus.url(), "job=\"mobius\"", Secrets.none())
                    .record(from, to, recorder);
        }
        return Telemetry.read(file);
    }

    /** A value is up to one interval old, at either end. */
    private static void assertRates(TimeSlice scraped, String source, TimeSlice read, String instance) {
        for (String metric : List.of("process_cpu_seconds_total", "http_requests_total")) {
            double rate = scraped.perSecond(source, metric).orElseThrow();
            assertThat(read.perSecond(instance, metric).orElseThrow())
                    .as(metric)
                    .isCloseTo(rate, within(rate / scraped.seconds()));
        }
        assertThat(read.mean(instance, "process_open_fds"))
                .isEqualTo(scraped.mean(source, "process_open_fds"))
                .isPresent();
        assertThat(scraped.perSecond(source, "process_cpu_seconds_total").orElseThrow())
                .isCloseTo(CORES, within(CORES / scraped.seconds()));
    }

    private static TimeSlice slice(Telemetry telemetry, Instant from, Instant to) {
        return new TimeSlice(telemetry.series(), from.toEpochMilli(), to.toEpochMilli());
    }

    private static Set<String> series(Telemetry telemetry, String source) {
        return telemetry.series().stream()
                .filter(series -> series.source().equals(source))
                .filter(series -> !series.metric().startsWith("scrape"))
                .map(series -> series.metric() + "{" + series.labels() + "}")
                .collect(Collectors.toSet());
    }

    private static String instance(URI url) {
        return url.getHost() + ":" + url.getPort();
    }

    /** What a real platform served once, with counters that grow. */
    private String text() throws IOException {
        double seconds = (System.nanoTime() - begin) / 1e9;
        try (InputStream recorded = PrometheusAgainstScrapesTest.class.getResourceAsStream(
                "/mobius/telemetry/exposition/fastapi-instrumentator.txt")) {
            return new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "process_cpu_seconds_total [\\d.]+",
                            String.format(Locale.ROOT, "process_cpu_seconds_total %.6f", CORES * seconds))
                    .replaceFirst(
                            "(http_requests_total\\{handler=\"/health\",[^}]*}) [\\d.]+",
                            String.format(Locale.ROOT, "$1 %.6f", REQUESTS * seconds));
        }
    }
}
