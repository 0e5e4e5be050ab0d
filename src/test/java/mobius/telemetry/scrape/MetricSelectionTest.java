package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;
import org.junit.jupiter.api.Test;

class MetricSelectionTest {

    @Test
    void onlyStatedMetricsAreKept() {
        MetricSelection api = MetricSelections.of(Role.API);
        assertThat(List.of("process_open_fds", "python_gc_collections_total", "db_pool_waiting", "http_requests_total"))
                .allMatch(api::includes);
        assertThat(List.of("process_open_fds_other", "node_load1", "http_requests_created", "go_goroutines"))
                .noneMatch(api::includes);
    }

    /** An exporter's process is not the server that it tells about. */
    @Test
    void theProcessOfAnExporterIsNotKept() {
        assertThat(List.of(Role.DATABASE, Role.POOLER, Role.CACHE, Role.VECTORS, Role.NODE, Role.CONTAINER))
                .noneMatch(role -> MetricSelections.of(role).includes("process_resident_memory_bytes"));
    }

    @Test
    void theCoresOfAMachineAreSummed() {
        assertThat(reduced(cpu("0", "idle", 1), cpu("0", "user", 2), cpu("1", "idle", 3)))
                .containsExactly(
                        new Metric("node_cpu_seconds_total", Labels.of(Map.of("mode", "idle")), 4),
                        new Metric("node_cpu_seconds_total", Labels.of(Map.of("mode", "user")), 2));
    }

    @Test
    void aSumOfWhatIsNotKnownIsNotKnown() {
        assertThat(reduced(cpu("0", "idle", 1), cpu("1", "idle", Double.NaN)))
                .extracting(Metric::value)
                .containsExactly(Double.NaN);
    }

    /** A platform may run the Python client and OpenTelemetry, and then counts everything twice. */
    @Test
    void aNameThatNeedsNoTranslationComesFirst() {
        Metric own = new Metric("process_cpu_seconds_total", Labels.NONE, 7);
        Metric other = new Metric("process_cpu_time_seconds_total", Labels.of(Map.of("state", "user")), 6);
        assertThat(MetricSelections.of(Role.API).reduce(List.of(other, own), labels -> true))
                .extracting(Reading::metric)
                .containsExactly(own);
    }

    private static List<Metric> reduced(Metric... metrics) {
        return MetricSelections.of(Role.NODE).reduce(List.of(metrics), labels -> true).stream()
                .map(Reading::metric)
                .toList();
    }

    private static Metric cpu(String core, String mode, double seconds) {
        return new Metric("node_cpu_seconds_total", Labels.of(Map.of("cpu", core, "mode", mode)), seconds);
    }
}
