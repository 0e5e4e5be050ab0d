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
        assertThat(List.of(Role.DATABASE, Role.CACHE, Role.NODE))
                .noneMatch(role -> MetricSelections.of(role).includes("process_resident_memory_bytes"));
    }

    @Test
    void theCoresOfAMachineAreSummed() {
        assertThat(MetricSelections.of(Role.NODE)
                        .reduce(List.of(cpu("0", "idle", 1), cpu("0", "user", 2), cpu("1", "idle", 3))))
                .containsExactly(
                        new Metric("node_cpu_seconds_total", Labels.of(Map.of("mode", "idle")), 4),
                        new Metric("node_cpu_seconds_total", Labels.of(Map.of("mode", "user")), 2));
    }

    @Test
    void aSumOfWhatIsNotKnownIsNotKnown() {
        assertThat(MetricSelections.of(Role.NODE).reduce(List.of(cpu("0", "idle", 1), cpu("1", "idle", Double.NaN))))
                .extracting(Metric::value)
                .containsExactly(Double.NaN);
    }

    private static Metric cpu(String core, String mode, double seconds) {
        return new Metric("node_cpu_seconds_total", Labels.of(Map.of("cpu", core, "mode", mode)), seconds);
    }
}
