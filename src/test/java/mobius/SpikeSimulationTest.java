package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 25 s of load, with a spike of 4 s. */
@Tag("live")
class SpikeSimulationTest {

    @Test
    void theSpikeSpikesAndReadsAreTold(@TempDir Path folder) throws Exception {
        JudgedSimulation run = JudgedSimulation.run(
                "mobius.SpikeSimulation",
                folder,
                Map.of("mobius.durations.spike", "4s", "mobius.durations.recovery", "2s"));
        assertThat(run.stages()).containsExactly("before", "rise", "spike", "after");
        assertThat(run.finding("spike").path("status").asText()).isEqualTo("PASS");
        assertThat(run.finding("spike").path("subject").asText()).isEqualTo("author-context");
        assertThat(run.finding("spike").path("actual").asDouble()).isBetween(4.5, 5.5);
        assertThat(run.findings("spike.reads")).hasSize(4);
        assertThat(run.findings("recovery")).hasSize(1);
        assertThat(run.measurement().total().whole().ko().count()).isZero();
    }
}
