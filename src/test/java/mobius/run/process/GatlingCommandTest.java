package mobius.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingCommandTest {

    private static final String LOAD = "mobius.LoadSimulation";

    private static final String WORD = "a \"quoted\" \\ word # of 'some' @kind";

    private final Properties properties = new Properties();

    @Test
    void theSettingsAndTheTrustStoreOfThisProcessAreThoseOfTheRun() {
        properties.setProperty("mobius.profile", "nightly");
        properties.setProperty("mobius.scale", "2");
        properties.setProperty("javax.net.ssl.trustStore", "/nowhere/authority.p12");
        properties.setProperty("user.language", "en");
        assertThat(GatlingCommand.definitions(properties, Map.of("mobius.scale", "1")))
                .containsExactly(
                        "-Djavax.net.ssl.trustStore=/nowhere/authority.p12",
                        "-Dmobius.profile=nightly",
                        "-Dmobius.scale=1");
    }

    @Test
    void aTrustStoreIsFoundFromAnotherWorkingFolder() {
        properties.setProperty("javax.net.ssl.trustStore", "pom.xml");
        properties.setProperty("javax.net.ssl.keyStore", "NONE");
        assertThat(GatlingCommand.definitions(properties, Map.of()))
                .containsExactly(
                        "-Djavax.net.ssl.keyStore=NONE",
                        "-Djavax.net.ssl.trustStore=" + Path.of("pom.xml").toAbsolutePath());
    }

    @Test
    void classesAreFoundFromAnotherWorkingFolder() {
        Path folder = Path.of("target", "classes");
        assertThat(GatlingCommand.absolute(folder + File.pathSeparator + Path.of("/lib/a.jar")))
                .isEqualTo(folder.toAbsolutePath()
                        + File.pathSeparator
                        + Path.of("/lib/a.jar").toAbsolutePath());
    }

    @Test
    void aPasswordStandsInAFileOfItsOwnerAlone() throws IOException {
        properties.setProperty("javax.net.ssl.trustStorePassword", WORD);
        Path path;
        try (ArgumentFile file = ArgumentFile.of(GatlingCommand.definitions(properties, Map.of()))) {
            path = file.path();
            assertThat(GatlingCommand.of(properties, file, LOAD))
                    .contains("@" + path)
                    .noneMatch(part -> part.contains(WORD));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void javaReadsInTheFileWhatWasWrittenToIt(@TempDir Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (ArgumentFile file = ArgumentFile.of(List.of("-Dmobius.a=" + WORD, "-Dmobius.b=[{name=x,from=1}]"))) {
            Process process = new ProcessBuilder(java, file.argument(), "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            process.onExit().join();
        }
        assertThat(Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8))
                .contains("mobius.a = " + WORD + "\n", "mobius.b = [{name=x,from=1}]\n");
    }

    @Test
    void moreHeapIsGivenAsToTheMavenPlugin() throws IOException {
        properties.setProperty("gatling.jvmArgs", "-Xmx2g, -XX:+UseZGC");
        try (ArgumentFile file = ArgumentFile.of(List.of())) {
            assertThat(GatlingCommand.of(properties, file, LOAD))
                    .containsSubsequence("-Xmx1G", "-Xmx2g", "-XX:+UseZGC", "-cp");
        }
    }
}
