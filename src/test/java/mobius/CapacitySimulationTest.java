package mobius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 24 s of load: six steps of half the load each above the one before. */
@Tag("live")
class CapacitySimulationTest {

    private static final double TOLERANCE = 0.15;

    @Test
    void theBracketHoldsTheLimitOfTheTarget(@TempDir Path folder) throws Exception {
        Map<String, String> settings = SmallPool.settings();
        settings.put("mobius.load.peak-requests-per-second", "55");
        settings.put("mobius.capacity.steps.factor", "1.5");
        settings.put("mobius.durations.step-settle", "1s");
        settings.put("mobius.durations.step", "3s");
        // Of the other budgets some break at half the peak in a pool this slow.
        settings.put("mobius.budgets.critical", "[]");
        JudgedSimulation run = JudgedSimulation.run("mobius.CapacitySimulation", folder, settings);
        assertThat(run.stages()).containsExactly("0.500x", "0.750x", "1.13x", "1.69x", "2.53x", "3.80x");
        JsonNode capacity = run.finding("capacity");
        assumeThat(run.isInjectorStarved()).isFalse();
        assertThat(capacity.path("low").asDouble()).isLessThan(SmallPool.limit() * (1 + TOLERANCE));
        assertThat(capacity.path("high").asDouble()).isGreaterThan(SmallPool.limit() * (1 - TOLERANCE));
    }
}
