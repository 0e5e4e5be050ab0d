package mobius.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mobius.config.hocon.Secret;
import mobius.run.leg.SteadyLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private final Path output;

    ChildProcessTest(@TempDir Path folder) {
        this.output = folder.resolve("output.txt");
    }

    @Test
    void whatHangsIsEndedWithAllThatItHasStartedThoughItDoesNotListen() throws Exception {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 600 & echo $!; wait").start();
        long started = Long.parseLong(deaf.inputReader().readLine());
        assertThat(ChildProcess.exitCode(deaf, Duration.ZERO, Duration.ZERO)).isEmpty();
        deaf.onExit().join();
        ProcessHandle.of(started).ifPresent(sleeper -> sleeper.onExit().join());
    }

    @Test
    void aRunThatHangsIsNoRunAndItsOutputSaysSo() throws IOException {
        GatlingProcess gatling = new GatlingProcess(output.resolveSibling("runs"), Secret.random());
        Files.createDirectories(output.resolveSibling("runs"));
        assertThat(gatling.run(Map.of(), Duration.ZERO, output)).isEmpty();
        assertThat(ChildProcess.lastWords(output)).endsWith("The run did not end within 0 s and was stopped.");
    }

    @Test
    void theLimitOfARunFollowsFromItsPlannedLength() {
        assertThat(SteadyLoad.limit(Duration.ofSeconds(30), Duration.ofMinutes(5)))
                .isEqualTo(Duration.ofMinutes(21));
    }

    @Test
    void whatIsNoUtf8HidesNothingElse() throws IOException {
        Files.write(output, "Grüße\nno heap left\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ChildProcess.lastWords(output)).isEqualTo("Gr\uFFFD\uFFFDe\nno heap left");
    }
}
