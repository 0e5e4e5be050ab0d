package mobius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 30 s of load on a target whose limit lies at about twice the peak. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StressSimulationTest {

    private static final int PEAK = 45;

    private JudgedSimulation run;

    @BeforeAll
    void stress(@TempDir Path folder) throws Exception {
        Map<String, String> settings = SmallPool.settings();
        settings.put("mobius.load.peak-requests-per-second", Integer.toString(PEAK));
        settings.put("mobius.durations.ramp-up", "1s");
        settings.put("mobius.durations.settle", "1s");
        settings.put("mobius.durations.hold", "2s");
        settings.put("mobius.durations.stress", "20s");
        settings.put("mobius.durations.recovery", "3s");
        run = JudgedSimulation.run("mobius.StressSimulation", folder, settings);
    }

    @Test
    void theLimitOfTheTargetLiesWithinFifteenPercentOfTheIntervalThatIsReported() {
        assumeThat(run.isInjectorStarved()).isFalse();
        assertThat(run.findings("breaking-point.p95")
                        .filter(finding -> finding.path("subject").asText().equals("all requests")))
                .singleElement()
                .satisfies(finding -> assertThat(SmallPool.limit() / PEAK)
                        .as(finding.toString())
                        .isBetween(
                                0.85 * finding.path("low").asDouble(),
                                1.15 * finding.path("high").asDouble()));
    }

    @Test
    void aStarvedInjectorFindsNoLimit() {
        assumeThat(run.isInjectorStarved()).isTrue();
        assertThat(run.finding("breaking-point").path("explanation").asText()).startsWith("Unknown");
    }

    @Test
    void theTargetTurnsUsersAwayInTimeAndDoesNotBreak() {
        assertThat(run.finding("degradation.shedding").path("actual").asDouble())
                .isPositive();
        assertThat(run.finding("degradation.crash").path("status").asText()).isEqualTo("PASS");
        assertThat(run.finding("degradation.content").path("status").asText()).isEqualTo("PASS");
        assertThat(run.finding("degradation.hanging").path("status").asText()).isEqualTo("PASS");
    }

    @Test
    void theTimeUntilItIsBackIsTold() {
        assertThat(run.findings("recovery")).hasSize(1);
        assertThat(run.stages()).containsExactly("before", "stress", "after");
    }
}
