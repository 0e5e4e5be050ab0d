package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobius.run.ExampleFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On a machine without fonts the JDK cannot measure text, and throws errors. */
@EnabledOnOs(OS.LINUX)
class JudgeWithoutFontsTest {

    private static final long SECONDS_TO_END = 60;

    private final Path folder;
    private final Path home;

    JudgeWithoutFontsTest(@TempDir Path folder, @TempDir Path home) {
        this.folder = folder;
        this.home = home;
    }

    @Test
    void theVerdictIsTheSameAndThePageStatesWhyItHasNoPictures() throws Exception {
        ExampleFolder example = ExampleFolder.healthy(folder);
        assertThat(exitCode()).isZero();
        assertThat(example.verdict()).isEqualTo("PASS");
        assertThat(folder.resolve("charts")).doesNotExist();
        assertThat(folder.resolve("summary.md")).content().startsWith("## PASS").doesNotContain("![");
        assertThat(folder.resolve("verdict.html"))
                .content()
                .contains(
                        "Some charts need JavaScript, because their pictures could not be drawn: ", "fonts-dejavu-core")
                .doesNotContain("<img src=\"charts/");
    }

    /** The JDK remembers in the home folder which fonts there were. */
    private int exitCode() throws IOException, InterruptedException {
        Path none = Files.writeString(home.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "mobius.cli.Main",
                        "judge",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("FONTCONFIG_FILE", none.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
