package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that does nothing else, the bracket holds the truth. */
@Tag("proof")
class CapacityProofTest {

    private static final int SEARCHES = 10;
    private static final int RIGHT = 9;
    private static final double ROUNDING = 1e-6;

    @Test
    void nineOfTenQuickSearchesHoldTheTruthWithinTenPercent(@TempDir Path folder) throws Exception {
        List<CapacityRun> runs = new ArrayList<>();
        for (int number = 1; number <= SEARCHES; number++) {
            Map<String, String> settings = CapacityRun.smallPool();
            settings.put("mobius.load.peak-requests-per-second", Integer.toString(76 + 2 * number));
            settings.put("mobius.seed", Integer.toString(number));
            CapacityRun run = CapacityRun.of(folder.resolve("search " + number), settings);
            runs.add(run);
            tell(run);
        }
        assertThat(runs)
                .filteredOn(run -> !run.isInjectorStarved())
                .allSatisfy(run ->
                        assertThat(run.json().at("/capacity/width").asDouble()).isLessThanOrEqualTo(0.1 + ROUNDING));
        assertThat(runs).filteredOn(CapacityRun::holdsTheTruth).hasSizeGreaterThanOrEqualTo(RIGHT);
    }

    @Test
    void aNightlySearchIsThreePercentWideAndItsLowerEndHolds(@TempDir Path folder) throws Exception {
        Map<String, String> settings = CapacityRun.smallPool();
        settings.put("mobius.profile", "nightly");
        settings.put("mobius.seed", "1");
        settings.put("mobius.load.peak-requests-per-second", "130");
        settings.put("mobius.load.think-time", "1 s");
        settings.put("mobius.durations.step-settle", "15 s");
        settings.put("mobius.durations.step", "60 s");
        settings.put("mobius.durations.hold", "2 minutes");
        CapacityRun run = CapacityRun.of(folder, settings);
        tell(run);
        assertThat(run.json().at("/capacity/confirmed").asBoolean())
                .as(run.output())
                .isTrue();
        assertThat(run.json().at("/capacity/width").asDouble()).isLessThanOrEqualTo(0.03 + ROUNDING);
        assertThat(run.holdsTheTruth()).as(run.output()).isTrue();
    }

    private static void tell(CapacityRun run) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f to %.1f requests/s, truth %.1f, %d steps in %d s%n",
                run.json().at("/capacity/ending").asText(),
                run.low(),
                run.high(),
                run.truth(),
                run.json().path("steps").size(),
                run.took().toSeconds());
    }
}
