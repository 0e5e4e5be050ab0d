package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;
import org.junit.jupiter.api.Test;

/** Under which names the figures of stock exporters are recorded. */
class StockNamesTest {

    private static final String POD = "backend-7d9c-x2x4b/backend ";

    @Test
    void openTelemetrysHistogramTellsRequestsByStatusAndTimesByHandler() throws IOException {
        assertThat(read("opentelemetry-python.txt", Role.API))
                .containsEntry("http_requests_total{status=\"2xx\"}", 48.0)
                .containsEntry("http_requests_total{status=\"5xx\"}", 2.0)
                .containsEntry("http_request_duration_seconds_count{handler=\"/api/v1/projects\",method=\"GET\"}", 42.0)
                .containsEntry("http_request_duration_seconds_sum{handler=\"/api/v1/projects\",method=\"GET\"}", 1.3)
                .containsEntry("http_request_duration_seconds_count{handler=\"/api/v1/contexts\",method=\"POST\"}", 8.0)
                .containsEntry("http_request_duration_highr_seconds_bucket{le=\"0.1\"}", 45.0)
                .containsEntry("http_request_duration_highr_seconds_bucket{le=\"+Inf\"}", 50.0);
    }

    /** Its Python instrumentation tells the process twice, by the names of two conventions. */
    @Test
    void openTelemetrysProcessIsCountedOnce() throws IOException {
        assertThat(read("opentelemetry-python.txt", Role.API))
                .containsEntry("process_cpu_seconds_total{}", 44.75)
                .containsEntry("process_resident_memory_bytes{}", 188_743_680.0)
                .containsEntry("process_virtual_memory_bytes{}", 1_073_741_824.0)
                .containsEntry("process_threads{}", 14.0)
                .containsEntry("process_open_fds{}", 57.0);
    }

    @Test
    void millisecondsBecomeSecondsInSumsAndInBounds() throws IOException {
        Map<String, Double> read = read("opentelemetry-python-milliseconds.txt", Role.API);
        assertThat(read)
                .containsEntry("http_request_duration_highr_seconds_bucket{le=\"0.25\"}", 4.0)
                .containsEntry("http_request_duration_highr_seconds_bucket{le=\"0.005\"}", 1.0)
                .containsEntry("http_requests_total{status=\"2xx\"}", 4.0)
                .containsEntry("process_cpu_seconds_total{}", 5.0);
        assertThat(read.get("http_request_duration_seconds_sum{handler=\"/api/v1/projects\",method=\"GET\"}"))
                .isCloseTo(0.32, within(1e-9));
    }

    @Test
    void theInstrumentatorKeepsItsNames() throws IOException {
        assertThat(read("fastapi-instrumentator.txt", Role.API))
                .containsEntry("http_requests_total{status=\"2xx\"}", 14.0)
                .containsEntry("http_requests_total{status=\"4xx\"}", 1.0)
                .containsEntry("process_open_fds{}", 11.0)
                .containsKey("http_request_duration_seconds_sum{handler=\"/health\",method=\"GET\"}");
    }

    /** There is one metric of each worker, or of all of them, and no process. */
    @Test
    void thePoolsOfWorkersInMultiprocessModeAreAddedUp() throws IOException {
        Map<String, Double> read = read("python-multiprocess.txt", Role.API);
        assertThat(read)
                .containsEntry("db_pool_checked_out{}", 7.0)
                .containsEntry("db_pool_connections{}", 20.0)
                .containsEntry("http_requests_total{status=\"2xx\"}", 79.0);
        assertThat(read.keySet()).noneMatch(name -> name.startsWith("process_"));
    }

    @Test
    void pgbouncerIsThePoolAndItsOwnAdministrationIsNot() throws IOException {
        assertThat(read("pgbouncer-exporter.txt", Role.POOLER))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "db_pool_connections{}", 20.0,
                        "db_pool_checked_out{}", 19.0,
                        "db_pool_waiting{}", 6.0,
                        "db_pool_wait_seconds_total{}", 12.5));
    }

    @Test
    void theProcessesThatArePickedStandForThoseOfThePlatform() throws IOException {
        assertThat(read("process-exporter.txt", Role.API, "groupname=\"gunicorn\""))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "gunicorn process_cpu_seconds_total{}", 65.75,
                        "gunicorn process_resident_memory_bytes{}", 251_658_240.0,
                        "gunicorn process_virtual_memory_bytes{}", 1_258_291_200.0,
                        "gunicorn process_threads{}", 45.0,
                        "gunicorn process_open_fds{}", 95.0,
                        "gunicorn process_start_time_seconds{}", 1_795_238_477.0));
    }

    /** Its own process is not that of the platform, and neither are all others of the machine. */
    @Test
    void ofProcessesOfWhichNoneIsPickedNoneIsThePlatform() throws IOException {
        assertThat(read("process-exporter.txt", Role.API)).isEmpty();
        assertThat(read("docker-cadvisor.txt", Role.API)).isEmpty();
    }

    @Test
    void aContainerIsCountedOnceAndItsLimitIsInCores() throws IOException {
        Map<String, Double> read = read("kubelet-cadvisor.txt", Role.CONTAINER);
        assertThat(read)
                .containsEntry(POD + "container_cpu_seconds_total{}", 750.0)
                .containsEntry(POD + "container_cpu_cores{}", 1.5)
                .containsEntry(POD + "container_cpu_periods_total{}", 5_000.0)
                .containsEntry(POD + "container_cpu_throttled_periods_total{}", 1_250.0)
                .containsEntry(POD + "container_cpu_throttled_seconds_total{}", 81.5)
                .containsEntry(POD + "container_memory_working_set_bytes{}", 402_653_184.0)
                .containsEntry(POD + "container_memory_limit_bytes{}", 536_870_912.0)
                .containsEntry("postgres-0/postgres container_cpu_seconds_total{}", 400.0);
        assertThat(read.keySet())
                .doesNotContain(
                        "postgres-0/postgres container_cpu_cores{}",
                        "postgres-0/postgres container_memory_limit_bytes{}")
                .allMatch(name -> name.startsWith(POD) || name.startsWith("postgres-0/postgres "));
    }

    @Test
    void theContainerThatIsPickedStandsForTheProcessOfThePlatform() throws IOException {
        assertThat(read("kubelet-cadvisor.txt", Role.API, "container=\"backend\""))
                .containsEntry(POD + "process_cpu_seconds_total{}", 750.0)
                .containsEntry(POD + "process_cpu_cores{}", 1.5)
                .containsEntry(POD + "process_resident_memory_bytes{}", 402_653_184.0)
                .containsEntry(POD + "process_open_fds{}", 71.0)
                .containsEntry(POD + "process_threads{}", 18.0)
                .containsEntry(POD + "process_start_time_seconds{}", 1_795_230_001.0)
                .containsEntry(POD + "container_cpu_throttled_seconds_total{}", 81.5);
    }

    @Test
    void dockersContainersHaveNamesAndATimeOfEachCore() throws IOException {
        assertThat(read("docker-cadvisor.txt", Role.CONTAINER))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "mobius-backend-1 container_cpu_seconds_total{}", 42.0,
                        "mobius-backend-1 container_memory_working_set_bytes{}", 201_326_592.0,
                        "mobius-redis-1 container_cpu_seconds_total{}", 7.0));
    }

    @Test
    void kubernetesTellsUsesAndLimitsInDifferentPlaces() throws IOException {
        assertThat(read("kubelet-resource.txt", Role.CONTAINER))
                .containsEntry(POD + "container_cpu_seconds_total{}", 750.0)
                .hasSize(3);
        assertThat(read("kube-state-metrics.txt", Role.CONTAINER))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        POD + "container_cpu_cores{}", 1.5, POD + "container_memory_limit_bytes{}", 536_870_912.0));
    }

    @Test
    void qdrantIsADependencyByEitherProtocol() throws IOException {
        assertThat(read("qdrant.txt", Role.VECTORS))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dependency_request_duration_seconds_sum{dependency=\"qdrant\"}", 4.0,
                        "dependency_request_duration_seconds_count{dependency=\"qdrant\"}", 400.0,
                        "process_resident_memory_bytes{}", 262_144_000.0));
    }

    /** Behind statsd_exporter, whose own process is not the platform's. */
    @Test
    void gunicornTellsItsRequests() throws IOException {
        assertThat(read("gunicorn-statsd-exporter.txt", Role.API))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http_requests_total{}", 60.0,
                        "http_request_duration_seconds_sum{}", 1.5,
                        "http_request_duration_seconds_count{}", 60.0));
    }

    @Test
    void thePlannedNamesTellThePoolAndTheHandlers() throws IOException {
        assertThat(read("planned-names.txt", Role.API))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http_requests_total{status=\"2xx\"}", 35.0,
                        "http_requests_total{status=\"4xx\"}", 2.0,
                        "http_request_duration_seconds_count{handler=\"/api/v1/projects\",method=\"GET\"}", 32.0,
                        "http_request_duration_seconds_sum{handler=\"/api/v1/projects\",method=\"GET\"}", 1.5,
                        "db_pool_connections{}", 30.0,
                        "db_pool_checked_out{}", 8.0,
                        "cache_hit_rate{level=\"l1\"}", 0.85));
    }

    @Test
    void connectionsOfNewerPostgresExportersAreAddedUpByState() throws IOException {
        assertThat(read("postgres-exporter-0.15.0.txt", Role.DATABASE))
                .containsEntry("pg_stat_activity_count{server=\"127.0.0.1:5432\",state=\"active\"}", 6.0)
                .containsEntry("pg_stat_activity_count{server=\"127.0.0.1:5432\",state=\"idle\"}", 9.0)
                .doesNotContainKey("process_cpu_seconds_total{}");
    }

    @Test
    void theRoleOfASourceIsRecognisedByItsMetrics() {
        assertThat(MetricSelections.roleOf(List.of("pg_up", "go_threads"))).contains(Role.DATABASE);
        assertThat(MetricSelections.roleOf(List.of("pgbouncer_databases_pool_size")))
                .contains(Role.POOLER);
        assertThat(MetricSelections.roleOf(List.of("go_threads", "up"))).isEmpty();
    }

    private static Map<String, Double> read(String file, Role role) throws IOException {
        return read(file, role, "");
    }

    /** What is recorded, by part, name and labels. */
    private static Map<String, Double> read(String file, Role role, String only) throws IOException {
        Source source = new Source(
                "source",
                role,
                URI.create("http://localhost/metrics"),
                Optional.empty(),
                Optional.of(only).filter(matchers -> !matchers.isEmpty()).map(LabelFilter::new));
        ExpositionParser parser = new ExpositionParser(MetricSelections.of(role)::includes, ExpositionLimits.STANDARD);
        Map<String, Double> read = new TreeMap<>();
        try (InputStream text = StockNamesTest.class.getResourceAsStream("/mobius/telemetry/exposition/" + file)) {
            source
                    .readings(parser.parse(Objects.requireNonNull(text, file), ExpositionFormat.CLASSIC)
                            .metrics())
                    .stream()
                    .filter(reading -> Double.isFinite(reading.metric().value()))
                    .forEach(
                            reading -> read.put(named(reading), reading.metric().value()));
        }
        return read;
    }

    private static String named(Reading reading) {
        return (reading.part().isEmpty() ? "" : reading.part() + " ")
                + reading.metric().name() + "{" + reading.metric().labels() + "}";
    }
}
