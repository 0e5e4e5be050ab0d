package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Recorder;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.scrape.Role;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.telemetry.scrape.Source;
import mobius.telemetry.scrape.TargetScraper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What scrapes of a real platform, its workers and its exporters tell. */
@Tag("live")
@Timeout(240)
class RealPlatformMetricsTest {

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REQUESTS = 60;

    private final Path folder;

    RealPlatformMetricsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void twoWorkersWithoutAMultiprocessDirectoryAreFound() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).onGunicorn())) {
            Telemetry telemetry = scraped(platform, api(platform));
            assertThat(trace(telemetry).takesTurns()).isTrue();
        }
    }

    @Test
    void twoWorkersWithAMultiprocessDirectoryTellAllRequestsAndNoProcess() throws Exception {
        Path shared = Files.createDirectory(folder.resolve("multiprocess"));
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT)
                .onGunicorn()
                .with("PROMETHEUS_MULTIPROC_DIR", shared.toString()))) {
            Telemetry telemetry = scraped(platform, api(platform));
            assertThat(telemetry.series()).noneMatch(series -> series.metric().startsWith("process_"));
            assertThat(telemetry.of("platform", "http_requests_total"))
                    .filteredOn(series -> series.labels().equals("status=\"2xx\""))
                    .singleElement()
                    .satisfies(series -> assertThat(series.max().orElse(0)).isGreaterThanOrEqualTo(REQUESTS));
            assertThat(trace(telemetry).takesTurns()).isFalse();
        }
    }

    @Test
    void oneProcessTakesNoTurns() throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT))) {
            Telemetry telemetry = scraped(platform, api(platform));
            assertThat(trace(telemetry).takesTurns()).isFalse();
            assertThat(telemetry.of("platform", "process_cpu_seconds_total")).hasSize(1);
        }
    }

    @Test
    void eachExporterOfDebianTellsWhatItsRoleNeeds() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).withExporters())) {
            Telemetry telemetry = scraped(
                    platform,
                    source("postgres", Role.DATABASE, platform.exporter("postgres")),
                    source("redis", Role.CACHE, platform.exporter("redis")),
                    source("node", Role.NODE, platform.exporter("node")));
            assertThat(telemetry.of("postgres", "pg_stat_activity_count")).isNotEmpty();
            assertThat(telemetry.of("postgres", "pg_settings_max_connections")).hasSize(1);
            assertThat(telemetry.of("redis", "redis_config_maxclients")).hasSize(1);
            assertThat(telemetry.of("redis", "redis_keyspace_hits_total")).hasSize(1);
            assertThat(telemetry.of("node", "node_cpu_seconds_total")).hasSizeGreaterThan(4);
            assertThat(telemetry.series())
                    .extracting(Series::metric)
                    .doesNotContain("process_cpu_seconds_total", ScrapeMetrics.FAILED);
        }
    }

    private static ProcessTrace trace(Telemetry telemetry) {
        return ProcessTrace.of(telemetry.series());
    }

    /** Each request is a connection of its own, and may meet either worker. */
    private Telemetry scraped(RealPlatform platform, Source... sources) throws IOException {
        Path file = folder.resolve("telemetry.csv");
        try (Recorder recorder = new Recorder(file);
                TargetScraper scraper = TargetScraper.start(List.of(sources), INTERVAL, PATIENCE, recorder)) {
            for (int request = 0; request < REQUESTS; request++) {
                assertThat(new PlatformCaller(platform.url()).get("/health").status())
                        .isEqualTo(200);
            }
            assertThat(scraper).isNotNull();
        }
        return Telemetry.read(file);
    }

    private static Source api(RealPlatform platform) {
        return source("platform", Role.API, platform.url().resolve("/metrics"));
    }

    private static Source source(String name, Role role, URI url) {
        return new Source(name, role, url, Optional.empty());
    }
}
