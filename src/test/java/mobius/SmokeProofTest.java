package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobius.run.process.ExitCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an idle machine: smoke runs against a healthy platform, and against one with a class of endpoints that is too slow. */
@Tag("proof")
class SmokeProofTest {

    private static final String SMOKE = "mobius.SmokeSimulation";
    private static final int RUNS = 20;

    /** The p95 of each class is twice its budget, and the median stays as it is. */
    private static final List<Map<String, String>> SLOW_CLASSES = List.of(
            Map.of("mobius.embedded.service-times.read.p95", "200 ms"),
            Map.of("mobius.embedded.service-times.query.p95", "300 ms"),
            Map.of("mobius.embedded.service-times.write.p95", "400 ms"));

    private final Path folder;

    SmokeProofTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aHealthyPlatformPassesInTwentyOfTwentyRuns() throws Exception {
        List<Integer> exitCodes = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            exitCodes.add(exitCode("healthy " + run, Map.of()));
        }
        assertThat(exitCodes).hasSize(RUNS).containsOnly(ExitCode.PASS);
    }

    @Test
    void aPlatformWithOneClassTwiceOverItsBudgetPassesInNoneOfTwentyRuns() throws Exception {
        List<Integer> exitCodes = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            Map<String, String> slow = SLOW_CLASSES.get(run % SLOW_CLASSES.size());
            exitCodes.add(exitCode("slow " + run + " " + slow, slow));
        }
        assertThat(exitCodes).hasSize(RUNS).doesNotContain(ExitCode.PASS);
    }

    private int exitCode(String label, Map<String, String> settings) throws IOException, InterruptedException {
        JudgedSimulation run = JudgedSimulation.run(
                SMOKE, Files.createDirectories(folder.resolve(label.replaceAll("\\W+", "-"))), settings);
        System.out.println(label + ": exit code " + run.exitCode() + " " + reasons(run));
        return run.exitCode();
    }

    private static List<String> reasons(JudgedSimulation run) {
        return run.findings().stream()
                .filter(finding -> List.of("FAIL", "INCONCLUSIVE")
                        .contains(finding.path("status").asText()))
                .map(finding -> "%s of %s: %s"
                        .formatted(
                                finding.path("id").asText(),
                                finding.path("subject").asText(),
                                finding.path("actual").asText()))
                .toList();
    }
}
