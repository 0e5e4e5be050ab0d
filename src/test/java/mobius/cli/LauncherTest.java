package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/mobius}, from wherever it is started. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

    private static final int MINUTES = 2;

    private final Path folder;
    private final Path project;
    private final Path elsewhere;

    LauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.project = this.folder.resolve("project");
        this.elsewhere = Files.createDirectories(this.folder.resolve("elsewhere"));
        build();
    }

    /** A project whose classes are those of this process, and newer than its sources. */
    private void build() throws IOException {
        Files.createDirectories(project.resolve("bin"));
        Files.createDirectories(project.resolve("target"));
        for (String source : List.of("src", "simulations", "config", "feeders")) {
            Files.createDirectories(project.resolve(source));
        }
        Files.writeString(project.resolve("pom.xml"), "");
        Files.writeString(project.resolve("mvnw"), "");
        Files.copy(Path.of("bin/mobius"), project.resolve("bin/mobius"));
        assertThat(project.resolve("bin/mobius").toFile().setExecutable(true)).isTrue();
        Path classes = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toAbsolutePath();
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        Files.writeString(
                project.resolve("target/class-path.txt"),
                String.join(
                        File.pathSeparator,
                        classPath.stream()
                                .filter(entry ->
                                        !Path.of(entry).toAbsolutePath().equals(classes))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .toList()));
        Files.createSymbolicLink(project.resolve("target/classes"), classes);
    }

    /** No Windows is at hand: this much can be compared. */
    @Test
    void theLauncherForWindowsCompilesAndStartsTheSame() throws Exception {
        List<String> same = List.of(
                "test-compile dependency:build-classpath",
                "-Dmdep.includeScope=test",
                "-Djdk.console=java.base",
                "-XX:+UseSerialGC",
                "mobius.cli.Main");
        assertThat(Files.readString(Path.of("bin/mobius"))).contains(same);
        assertThat(Files.readString(Path.of("bin/mobius.cmd"))).contains(same);
    }

    @Test
    void aSymbolicLinkLeadsToTheProject() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("first"), project.resolve("bin/mobius"));
        Files.createSymbolicLink(bin.resolve("mobius"), Path.of("../first"));
        Result result = run("cd '%s' && PATH='%s':$PATH mobius --help".formatted(elsewhere, bin));
        assertThat(result.exitCode()).isZero();
        assertThat(result.text()).contains("mobius works in " + project, "Usage: mobius");
    }

    @Test
    void aPathOfTheFolderWhereItWasStartedNamesWhatIsThere() throws Exception {
        Files.writeString(elsewhere.resolve("mine.json"), "{}");
        Result result = run("cd '%s' && '%s/bin/mobius' coverage mine.json".formatted(elsewhere, project));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.text()).contains(elsewhere.resolve("mine.json") + " has no \"openapi\"");
    }

    @Test
    void inTheLocaleOfPlainAsciiAProjectMayHaveAnyPath() throws Exception {
        Result result = run(
                "cd '%s' && mv project 'prüf%%25 +stand (1)' && cd 'prüf%%25 +stand (1)' && LC_ALL=C bin/mobius --help"
                        .formatted(folder));
        assertThat(result.text()).contains("Usage: mobius");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aCopyOutsideAProjectSaysSo() throws Exception {
        Path copy = Files.createDirectories(elsewhere.resolve("bin")).resolve("mobius");
        Files.copy(Path.of("bin/mobius"), copy);
        Result result = run("sh '%s'".formatted(copy));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.text())
                .startsWith(elsewhere + ", to which " + copy + " leads, is not the folder of the load tests");
    }

    private record Result(int exitCode, String text) {}

    private Result run(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
