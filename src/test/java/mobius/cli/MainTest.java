package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {

    @RegisterExtension
    private final Console console = new Console();

    @AfterEach
    void forgetSettings() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("mobius."));
    }

    @Test
    void helpListsTheCommands() {
        assertThat(Main.run("--help")).isZero();
        assertThat(console.out()).contains("Usage: mobius", "target", "generate", "-D=<setting>=<value>");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        assertThat(Main.run("target", "--help")).isZero();
        assertThat(console.out()).contains("Usage: mobius target", "--until-input-ends");
    }

    @Test
    void productionIsNeitherSeededNorCleanedWithoutAWordMore() {
        assertThat(Main.run("seed", "-Dmobius.environment=production")).isEqualTo(1);
        assertThat(console.err())
                .contains("is protected", "POST /projects", "-Dmobius.production.acknowledge=production");
        assertThat(Main.run("cleanup", "--all", "-Dmobius.environment=production"))
                .isEqualTo(1);
        assertThat(console.err()).contains("DELETE /projects/{id}");
        console.forget();
        assertThat(Main.run(
                        "cleanup",
                        "--all",
                        "-Dmobius.environment=production",
                        "-Dmobius.production.acknowledge=production"))
                .as("the password alone is missing now")
                .isEqualTo(1);
        assertThat(console.err()).contains("MOBIUS_PASSWORD").doesNotContain("is protected");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearestOne() {
        assertThat(Main.run("tagret")).isEqualTo(1);
        assertThat(console.err()).contains("tagret").contains("target").doesNotContain("\tat ");
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheNearestOne() {
        assertThat(Main.run("target", "--until-input-end")).isEqualTo(1);
        assertThat(console.err())
                .contains("--until-input-end")
                .contains("--until-input-ends")
                .doesNotContain("\tat ");
    }

    @Test
    void whoNamesNoCommandIsSentToTheHelp() {
        assertThat(Main.run()).isEqualTo(1);
        assertThat(console.err()).isEqualToIgnoringNewLines("Missing required subcommandSee mobius --help");
    }

    @Test
    void aWrongSettingIsTheMessageWithoutAStackTrace() {
        assertThat(Main.run("target", "-Dmobius.embedded.porte=8000")).isEqualTo(1);
        assertThat(console.err())
                .contains("mobius.embedded.porte")
                .contains("mobius.embedded.port")
                .doesNotContain("\tat ");
    }

    @Test
    void everyWrongSettingIsToldAtOnce() {
        assertThat(Main.run("target", "-Dmobius.embedded.port=70000", "-Dmobius.scale=0"))
                .isEqualTo(1);
        assertThat(console.err())
                .contains("mobius.embedded.port")
                .contains("mobius.scale")
                .doesNotContain("\tat ");
    }

    @Test
    void theSameSeedGeneratesTheSameData(@TempDir Path folder) throws IOException {
        assertThat(generate(folder.resolve("a"), "7")).isZero();
        assertThat(generate(folder.resolve("b"), "7")).isZero();
        assertThat(generate(folder.resolve("c"), "8")).isZero();
        assertThat(console.out())
                .startsWith("Wrote accounts, projects, contexts, queries and prompts to " + folder.resolve("a"));
        for (Path file : files(folder.resolve("a"))) {
            Path name = file.getFileName();
            assertThat(folder.resolve("b").resolve(name)).hasSameBinaryContentAs(file);
        }
        assertThat(folder.resolve("c/accounts.csv")).isRegularFile();
        assertThat(Files.mismatch(folder.resolve("c/accounts.csv"), folder.resolve("a/accounts.csv")))
                .isNotNegative();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(generate(file, "7")).isEqualTo(1);
        assertThat(console.err())
                .isEqualToIgnoringNewLines("cannot write " + file + " (FileAlreadyExistsException: " + file
                        + "); choose a folder that you may write to, on a disk with room left");
    }

    @Test
    void aVolumeBelowOneIsAnsweredInASentence(@TempDir Path folder) {
        assertThat(Main.run("generate", folder.toString(), "--prompts", "0")).isEqualTo(1);
        assertThat(console.err())
                .isEqualToIgnoringNewLines("cannot make 0 prompts; ask for at least 1See mobius generate --help");
    }

    @Test
    void seedingNeedsAPlatformThatStays() {
        assertThat(Main.run("seed")).isEqualTo(1);
        assertThat(console.err())
                .startsWith(
                        "the environment embedded starts a target of its own for each run, which already has its data;"
                                + " name a permanent platform, for example with --environment local --url http://127.0.0.1:8000"
                                + " after bin/mobius target -Dmobius.embedded.port=8000")
                .doesNotContain("\tat ");
    }

    @Test
    void cleanupMustBeToldWhoseThingsToRemove() {
        assertThat(Main.run("cleanup")).isEqualTo(1);
        assertThat(console.err()).contains("--all", "--run").doesNotContain("\tat ");
    }

    private static int generate(Path folder, String seed) {
        return Main.run("generate", folder.toString(), "--seed", seed, "--accounts", "50", "--contexts", "5");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(5);
            return found;
        }
    }
}
