package mobius.telemetry.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real exporters served, with fewer metrics than they have (docs/telemetry.md tells how they were recorded). */
class RecordedExpositionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node-exporter-1.5.0.txt",
                "postgres-exporter-0.11.1.txt",
                "redis-exporter-1.45.0.txt",
                "fastapi-instrumentator.txt",
                "fastapi-instrumentator.openmetrics.txt"
            })
    void everySampleLineIsASeries(String file) throws IOException {
        String text = new String(Expositions.recorded(file), StandardCharsets.UTF_8);
        long samples = text.lines().filter(line -> !line.startsWith("#")).count();
        assertThat(read(file).metrics()).hasSize((int) samples);
        assertThat(read(file).duplicates()).isZero();
    }

    @Test
    void theNodeTellsItsCpuByCoreAndMode() throws IOException {
        Exposition node = read("node-exporter-1.5.0.txt");
        assertThat(node.named("node_cpu_seconds_total"))
                .hasSize(16)
                .contains(new Metric("node_cpu_seconds_total", Labels.of(Map.of("cpu", "1", "mode", "iowait")), 15.29));
        assertThat(only(node, "node_memory_MemTotal_bytes")).isEqualTo(25_276_502_016.0);
    }

    @Test
    void theDatabaseTellsItsConnectionsAndWhatItDoesNotKnow() throws IOException {
        Exposition database = read("postgres-exporter-0.11.1.txt");
        assertThat(only(database, "pg_settings_max_connections")).isEqualTo(100);
        assertThat(only(database, "pg_stat_archiver_last_archive_age")).isNaN();
        assertThat(database.named("pg_static").get(0).labels().value("version").orElse(""))
                .startsWith("PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc");
    }

    @Test
    void theCacheTellsItsHitsAndMisses() throws IOException {
        Exposition cache = read("redis-exporter-1.45.0.txt");
        assertThat(only(cache, "redis_keyspace_hits_total")).isEqualTo(5);
        assertThat(only(cache, "redis_keyspace_misses_total")).isEqualTo(1);
    }

    @Test
    void thePlatformSaysTheSameInBothFormats() throws IOException {
        assertThat(requestsTo("/health", read("fastapi-instrumentator.txt")))
                .isEqualTo(requestsTo("/health", read("fastapi-instrumentator.openmetrics.txt")))
                .isEqualTo(7);
    }

    private static double requestsTo(String handler, Exposition exposition) {
        return exposition.named("http_requests_total").stream()
                .filter(metric -> metric.labels().value("handler").orElse("").equals(handler))
                .mapToDouble(Metric::value)
                .sum();
    }

    private static double only(Exposition exposition, String name) {
        assertThat(exposition.named(name)).hasSize(1);
        return exposition.named(name).get(0).value();
    }

    private static Exposition read(String file) throws IOException {
        ExpositionFormat format =
                file.contains("openmetrics") ? ExpositionFormat.OPEN_METRICS : ExpositionFormat.CLASSIC;
        return Expositions.all(new ByteArrayInputStream(Expositions.recorded(file)), format);
    }
}
