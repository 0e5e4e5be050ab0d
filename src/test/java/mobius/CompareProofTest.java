package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that does nothing else, a comparison gives the right answer each time. Each takes some minutes. */
@Tag("proof")
class CompareProofTest {

    private final Path folder;

    CompareProofTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void equalBuildsAreNoSlowerInFiveOfFive() throws Exception {
        assertThat(verdicts(1, 5)).containsOnly("PASS");
    }

    @Test
    void fifteenPercentAreSlowerInFiveOfFive() throws Exception {
        assertThat(verdicts(1.15, 5)).containsOnly("FAIL");
    }

    @Test
    void tenPercentAreNeverCalledNoSlowerInTen() throws Exception {
        assertThat(verdicts(1.1, 10)).doesNotContain("PASS");
    }

    private List<String> verdicts(double timesAsLong, int comparisons) throws Exception {
        List<String> verdicts = new ArrayList<>();
        for (int number = 1; number <= comparisons; number++) {
            JsonNode json = compared(timesAsLong, number);
            verdicts.add(json.path("verdict").asText());
        }
        return verdicts;
    }

    private JsonNode compared(double timesAsLong, int number) throws Exception {
        Map<String, String> settings = CompareRun.shortLegs();
        settings.put("mobius.seed", Integer.toString(number));
        try (NarrowTarget before = NarrowTarget.start(1);
                NarrowTarget after = NarrowTarget.start(timesAsLong);
                CompareRun run = CompareRun.start(
                        folder.resolve("comparison " + number),
                        settings,
                        "--before",
                        before.url(),
                        "--after",
                        after.url())) {
            int exitCode = run.exitCode();
            System.out.printf("x %.2f, number %d: %s%n", timesAsLong, number, run.line());
            assertThat(exitCode).as(run.output()).isNotEqualTo(1);
            return run.json();
        }
    }
}
