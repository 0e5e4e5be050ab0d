package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two reference targets on one machine; the one that is not asked is idle. Each leg is 10 s of load. */
@Tag("live")
class CompareLiveTest {

    private final Path folder;

    CompareLiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void equalBuildsAreNoSlower() throws Exception {
        try (NarrowTarget before = NarrowTarget.start(1);
                NarrowTarget after = NarrowTarget.start(1);
                CompareRun run = compare(before, after)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("No slower than 10 % (").contains(" pair 5: ");
            assertThat(run.json().path("verdict").asText()).isEqualTo("PASS");
            assertThat(run.json().at("/figures/0/high").asDouble()).isLessThan(0.1);
            System.out.println(run.line());
        }
    }

    @Test
    void aBuildThatIsFifteenPercentSlowerIsSlower() throws Exception {
        try (NarrowTarget before = NarrowTarget.start(1);
                NarrowTarget after = NarrowTarget.start(1.15);
                CompareRun run = compare(before, after)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output()).contains("Slower by ");
            assertThat(run.json().at("/figures/0/low").asDouble()).isPositive();
            assertThat(run.file("comparison.md")).content().startsWith("## Comparison: FAIL");
            Path page = run.file("comparison.html");
            assertThat(page).content().contains("Slower by ", "runs of each side", before.url(), after.url());
            assertThat(run.output()).contains("See " + page);
            System.out.println(run.line());
        }
    }

    /** Some 20 s of load: the third deployment is one too many. */
    @Test
    void aDeploymentThatFailsInTheMiddleLeavesWhatIsKnown() throws Exception {
        Map<String, String> settings = CompareRun.shortLegs();
        settings.put(
                "mobius.compare.deploy",
                "cd '" + folder
                        + "'; echo {build} >> deployed; test $(wc -l < deployed) -lt 3 || { echo no room; exit 5; }");
        try (NarrowTarget target = NarrowTarget.start(1)) {
            settings.put("mobius.target.base-url", target.url());
            try (CompareRun run = CompareRun.start(folder, settings, "--before", "v1", "--after", "v2")) {
                assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
                assertThat(run.output())
                        .containsPattern("mobius\\.compare\\.deploy for the build v[12] ended with exit code 5")
                        .contains("no room")
                        .containsPattern(
                                "The deployed build is unknown: the deployment of v[12] failed; before that it was v[12]\\.");
                assertThat(run.json().path("ending").asText()).isEqualTo("NOT_DEPLOYED");
                assertThat(run.json().path("legs").size())
                        .as("each after a deployment of its own")
                        .isEqualTo(2);
                assertThat(run.json().at("/before/told").asText())
                        .as("by the platform, whatever was asked for")
                        .isEqualTo("0.1.0");
            }
        }
    }

    private CompareRun compare(NarrowTarget before, NarrowTarget after) throws IOException {
        return CompareRun.start(folder, CompareRun.shortLegs(), "--before", before.url(), "--after", after.url());
    }
}
