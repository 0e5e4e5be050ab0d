package mobius.run.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mobius.config.SettingsReader;
import mobius.run.folder.NoVerdict;
import mobius.run.process.RunRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingStepsTest {

    private final Path folder;

    GatlingStepsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aSearchOfADeploymentNeedsThePasswordOfItsAccounts() {
        try (GatlingSteps steps = steps(Map.of("mobius.environment", "local"))) {
            assertThatThrownBy(steps::begin)
                    .isInstanceOf(RunRefused.class)
                    .hasMessageContaining("MOBIUS_PASSWORD, the password of the test accounts, is not set, and the"
                            + " environment local needs it; export MOBIUS_PASSWORD=...");
        }
    }

    @Test
    void aStepIsNotRemembered() {
        assertThat(step(Map.of())).containsEntry("mobius.history.keep", "0");
    }

    @Test
    void eachStepHasASeedOfItsOwnThatFollowsFromThatOfTheSearch() {
        try (GatlingSteps steps = steps(Map.of("mobius.seed", "7"))) {
            assertThat(steps.settingsOf(1, 50, Duration.ofSeconds(10))).containsEntry("mobius.seed", "8");
            assertThat(steps.settingsOf(2, 50, Duration.ofSeconds(10))).containsEntry("mobius.seed", "9");
        }
    }

    @Test
    void aStepSettlesForAsLongAsItsLongestVisit() {
        assertThat(step(Map.of("mobius.capacity.think-time", "1500 ms")).get("mobius.load.stages"))
                .as("a user who works in two tabs leaves 7.2 records: one of five signs in")
                .contains("{name=settle,duration=11s,");
        assertThat(step(Map.of("mobius.capacity.think-time", "1500 ms", "mobius.capacity.weights.collaborate", "0"))
                        .get("mobius.load.stages"))
                .as("a user who duplicates a context sends 6.2 requests")
                .contains("{name=settle,duration=10s,");
    }

    @Test
    void aStepSettlesAtLeastAsLongAsThePlanSays() {
        assertThat(step(Map.of("mobius.capacity.think-time", "100 ms")).get("mobius.load.stages"))
                .contains("{name=settle,duration=5s,");
    }

    @Test
    void theLoadOfAStepIsNotTheExpectedOne() {
        assertThat(step(Map.of("mobius.scale", "2")))
                .containsEntry("mobius.load.peak-requests-per-second", "50.0")
                .containsEntry("mobius.capacity.wanted-requests-per-second", "120.0");
    }

    @Test
    void aJourneyThatTheSearchLeavesOutIsLeftOutOfItsSteps() {
        assertThat(step(Map.of("mobius.capacity.weights.monitor", "0", "mobius.capacity.weights.find-context", "7")))
                .containsEntry("mobius.load.weights.monitor", "0")
                .containsEntry("mobius.load.weights.find-context", "7.0");
    }

    @Test
    void aFirstStepThatHungIsNotSaidToHaveSentNoLoad() throws IOException {
        Path output =
                Files.writeString(folder.resolve("step-01.txt"), "The run did not end within 40 s and was stopped.");
        try (GatlingSteps steps = steps(Map.of())) {
            assertThatThrownBy(() -> steps.notRun(50, Duration.ofSeconds(10), output))
                    .isInstanceOf(NoVerdict.class)
                    .hasMessage("the first step of the search did not finish; the end of its output, in " + output
                            + ":\nThe run did not end within 40 s and was stopped.");
        }
    }

    private Map<String, String> step(Map<String, String> properties) {
        try (GatlingSteps steps = steps(properties)) {
            return steps.settingsOf(1, 50, Duration.ofSeconds(10));
        }
    }

    private GatlingSteps steps(Map<String, String> properties) {
        return new GatlingSteps(SettingsReader.read(properties, Map.of()), folder, folder);
    }
}
