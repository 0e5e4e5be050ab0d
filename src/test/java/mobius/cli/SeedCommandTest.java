package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mobius.data.Generator;
import mobius.data.Volume;
import mobius.seed.ExpectedState;
import mobius.seed.SeededTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code seed} and {@code cleanup} in processes of their own, against a target in this one. */
@Tag("live")
@Timeout(180)
class SeedCommandTest {

    private static final long SECONDS_TO_END = 60;

    /** Slow enough to be met in the middle. */
    private static final int SLOW = 80;

    private static final int BRISK = 5_000;

    private final Path folder;
    private final SeededTarget target = SeededTarget.start();

    SeedCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        new Generator(99, new Volume(40, 40, 300, 1, 1)).writeTo(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void killedInTheMiddleAndStartedAgainItEndsWithWhatIsPlanned() throws Exception {
        for (long contexts : new long[] {15, 60, 110}) {
            Process killed = start(SLOW, "seed");
            waitForContexts(contexts, killed);
            killed.destroyForcibly().waitFor();
            assertThat(killed.exitValue()).as("killed, and not at its end").isEqualTo(128 + 9);
        }
        assertThat(run("seed")).contains("Everything exists.");
        assertThatTheTargetHoldsWhatIsPlanned();
        assertThat(run("seed"))
                .contains(
                        "Created 0 accounts",
                        " 0 projects and 0 contexts; removed 0 projects and 0 contexts of this run");
    }

    @Test
    void cleanupSaysWhatItHasRemoved() throws Exception {
        assertThat(run("seed", "--run", "of-a-friday")).contains("Everything exists.");
        assertThat(run(1, "cleanup", "--run", "seed"))
                .contains(
                        "Removed 0 projects and 0 contexts of ",
                        "Nothing was removed of the run seed: these accounts hold ")
                .contains("the marks that they carry are of the runs of-a-friday");
        assertThat(run("cleanup", "--run", "of-a-friday")).containsPattern("Removed [1-9][0-9]* projects and [1-9]");
        for (String email :
                new ExpectedState(folder.resolve("data"), "seed").holdings().keySet()) {
            assertThat(target.view().holdings(email)).as(email).isEmpty();
        }
    }

    private void waitForContexts(long contexts, Process seeding) throws Exception {
        while (target.view().contextsCreated() < contexts) {
            assertThat(seeding.isAlive()).as("seeding still runs").isTrue();
        }
    }

    private void assertThatTheTargetHoldsWhatIsPlanned() throws Exception {
        ExpectedState expected = new ExpectedState(folder.resolve("data"), "seed");
        for (Map.Entry<String, List<String>> account : expected.holdings().entrySet()) {
            assertThat(target.view().holdings(account.getKey()))
                    .as(account.getKey())
                    .isEqualTo(account.getValue());
        }
    }

    /** What the command says; it must end well. */
    private String run(String... arguments) throws Exception {
        return run(0, arguments);
    }

    private String run(int exitCode, String... arguments) throws Exception {
        Process process = start(BRISK, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exitCode);
        return said;
    }

    private Process start(int requestsPerSecond, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                folder.resolve("data").toString(),
                "--environment",
                "local",
                "--url",
                target.url(),
                "--requests-per-second",
                String.valueOf(requestsPerSecond),
                "-Dmobius.target.limits.injector-is-exempt=true"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MOBIUS_PASSWORD", SeededTarget.PASSWORD);
        return builder.start();
    }
}
