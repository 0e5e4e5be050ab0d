package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobius.measure.PageSample;
import mobius.measure.PageSampleFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly the list whose page limit a fault takes away is named, and none without the fault. */
@Tag("live")
class ScalingSimulationTest {

    private static final String PAGE = "scaling.page";

    @Test
    void theListWithoutItsLimitIsNamedAndNoOther(@TempDir Path folder) throws Exception {
        EndpointRun run = run(folder, Map.of("mobius.embedded.faults", "[unpaged-list]"));
        assertThat(run.accused(PAGE)).containsExactly("GET /projects");
        assertThat(samples(run)).anyMatch(sample -> sample.limit() != null && sample.rows() > sample.limit());
    }

    @Test
    void withoutTheFaultNoListIsNamed(@TempDir Path folder) throws Exception {
        EndpointRun run = run(folder, Map.of());
        assertThat(run.accused("scaling")).isEmpty();
        assertThat(run.measurement().errors()).isEmpty();
        assertThat(samples(run).stream().map(PageSample::request).distinct())
                .containsExactlyInAnyOrder("GET /projects", "GET /contexts/search", "GET /contexts");
        assertThat(samples(run)).anyMatch(sample -> sample.total() >= 20);
    }

    private static List<PageSample> samples(EndpointRun run) throws IOException {
        return PageSampleFile.read(run.file("samples.csv"));
    }

    /** The limits by account are raised, which are what takes the time. */
    private static EndpointRun run(Path folder, Map<String, String> more) throws Exception {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("mobius.scaling.rows", "[2, 20]");
        settings.put("mobius.scaling.visits", "6");
        settings.put("mobius.durations.scaling", "25s");
        settings.put("mobius.target.limits.account.per-minute", "10000");
        settings.put("mobius.target.limits.account.per-hour", "10000");
        settings.put("mobius.embedded.rate-limit.account.per-minute", "10000");
        settings.put("mobius.embedded.rate-limit.account.per-hour", "10000");
        return EndpointRun.of("mobius.ScalingSimulation", folder, settings);
    }
}
