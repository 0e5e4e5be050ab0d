package mobius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations that hold levels at up to the peak. */
@Tag("live")
class LevelSimulationsTest {

    /** 22 s of load; ten users instead of a hundred. */
    @Test
    void graduatedLevelsReachTheirRates(@TempDir Path folder) throws Exception {
        JudgedSimulation run = JudgedSimulation.run(
                "mobius.GraduatedSimulation",
                folder,
                Map.of("mobius.graduated.concurrent-users", "10", "mobius.load.think-time", "200ms"));
        assertThat(run.stages()).containsExactly("10 users", "50 users", "100 users");
        assertThat(run.requestsPerSecond("10 users")).isBetween(2.0, 9.0);
        assertThat(run.requestsPerSecond("50 users")).isCloseTo(25, withinPercentage(20));
        assertThat(run.requestsPerSecond("100 users")).isCloseTo(50, withinPercentage(20));
        assertThat(run.findings("errors")).hasSize(3);
        assertThat(run.measurement().total().whole().ko().count()).isZero();
    }

    /** 15 s of load. */
    @Test
    void aSoakHoldsHalfThePeak(@TempDir Path folder) throws Exception {
        JudgedSimulation run =
                JudgedSimulation.run("mobius.SoakSimulation", folder, Map.of("mobius.durations.soak", "10s"));
        assertThat(run.stages()).containsExactly("soak");
        assertThat(run.requestsPerSecond("soak")).isCloseTo(25, withinPercentage(20));
        assertThat(run.measurement().total().whole().ko().count()).isZero();
    }
}
