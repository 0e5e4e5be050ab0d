package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mobius.run.ExampleFolder;
import mobius.runlog.RunLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class JudgeCommandTest {

    @RegisterExtension
    private final Console console = new Console();

    private final Path folder;

    JudgeCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunThatPassesIsExitCode0() throws IOException {
        ExampleFolder.healthy(folder);
        assertThat(judge()).isZero();
        assertThat(console.out().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("PASS: ");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void aRunThatFailsIsExitCode2() throws IOException {
        ExampleFolder.answeredIn(400, folder);
        assertThat(judge()).isEqualTo(2);
        assertThat(console.out().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("FAIL: ");
    }

    @Test
    void aRunThatCannotBeTrustedIsExitCode3() throws IOException {
        Files.delete(ExampleFolder.healthy(folder).file("telemetry.csv"));
        assertThat(judge()).isEqualTo(3);
        assertThat(console.out()).contains("INCONCLUSIVE: ");
    }

    @Test
    void nothingToJudgeIsExitCode1AndASentence() {
        assertThat(judge()).isEqualTo(1);
        assertThat(console.err().strip())
                .isEqualTo(folder + " contains neither simulation.log nor measurement.json;"
                        + " name the folder of a run, in target/gatling");
        assertThat(console.out()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aVerdictThatCannotBeWrittenSetsTheExitCodeAllTheSame() throws IOException {
        ExampleFolder example = ExampleFolder.answeredIn(400, folder);
        for (String name : List.of("measurement.json", "verdict.json")) {
            takeThePlaceOf(example.file(name));
        }
        assertThat(judge()).isEqualTo(2);
        assertThat(console.out()).contains("FAIL: ");
        assertThat(console.err())
                .contains("cannot write " + example.file("measurement.json"))
                .contains("cannot write " + example.file("verdict.json"))
                .doesNotContain("\tat ");
    }

    @Test
    void oneRequestOfNoTimeMakesNoSuspect() throws IOException {
        Path log = folder.resolve("simulation.log");
        try (RunLogWriter writer = new RunLogWriter(log, "browse")) {
            writer.userArrives(0, 300);
            writer.ok(ExampleFolder.REQUEST, 300, 300);
            writer.userLeaves(0, 300);
        }
        assertThat(judge()).isEqualTo(3);
        assertThat(console.out()).contains("Bottlenecks: none found").doesNotContain("over its budget");
    }

    @Test
    void otherBudgetsGiveAnotherExitCode() throws IOException {
        ExampleFolder.healthy(folder);
        Path budgets = Files.writeString(folder.resolve("budgets.conf"), "mobius.budgets.total.p95 = 10 ms");
        assertThat(Main.run("judge", folder.toString(), "--budgets", budgets.toString()))
                .isEqualTo(2);
    }

    @Test
    void wrongBudgetsAreExitCode1AndASentenceForEach() throws IOException {
        ExampleFolder.healthy(folder);
        Path budgets = Files.writeString(folder.resolve("budgets.conf"), "mobius.budgets.totl.p95 = 10 ms");
        assertThat(Main.run("judge", folder.toString(), "--budgets", budgets.toString()))
                .isEqualTo(1);
        assertThat(console.err()).contains("did you mean mobius.budgets.total?").doesNotContain("\tat ");
    }

    @Test
    void whoNamesNoRunIsToldHow() {
        assertThat(Main.run("judge")).isEqualTo(1);
        assertThat(console.err()).contains("<run folder>").contains("--last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"measurement.json", "verdict.json", "junit.xml", "summary.md", "verdict.html", "mobius.css"})
    void aFileThatCannotBeWrittenKeepsNoVerdictBackAndLeavesTheLogAsItWas(String name) throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        byte[] log = Files.readAllBytes(example.log());
        takeThePlaceOf(example.file(name));

        assertThat(judge()).isZero();

        assertThat(console.out()).contains("PASS: ");
        assertThat(console.err())
                .contains("This verdict was not written to the folder of the run: cannot write " + example.file(name))
                .doesNotContain("\tat ");
        assertThat(example.log()).hasBinaryContent(log);
        assertThat(names()).noneMatch(file -> file.endsWith(".part"));
    }

    /** By a folder that is not empty: a user who may do everything cannot replace it either. */
    private static void takeThePlaceOf(Path file) throws IOException {
        Files.createDirectories(file.resolve("in the way"));
    }

    private int judge() {
        return Main.run("judge", folder.toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }
}
