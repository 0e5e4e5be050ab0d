package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends a run at once, before any load, with what to do about it. */
@Tag("live")
class RefusedRunTest {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @Test
    void aPlatformThatDoesNotAnswerIsNamedWithTheSetting(@TempDir Path results) throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        Map<String, String> settings = Map.of(
                "mobius.environment", "local",
                "mobius.target.base-url", url,
                "mobius.target.limits.injector-is-exempt", "true");
        String told = refusal(results, settings, Map.of("MOBIUS_PASSWORD", "anything"));
        assertThat(told)
                .contains("No load was sent:\n  - " + url
                        + "/health refuses the connection; start the platform there, or set mobius.target.base-url to"
                        + " its address\n")
                .doesNotContain("\tat ");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce(@TempDir Path results) throws Exception {
        Map<String, String> settings = Map.of(
                "mobius.environment", "local",
                "mobius.profil", "nightly",
                "mobius.scale", "0",
                "mobius.durations.hold", "soon");
        assertThat(refusal(results, settings, NO_VARIABLES))
                .contains("No load was sent:", "mobius.profil ", "mobius.scale", "mobius.durations.hold")
                .doesNotContain("\tat ");
    }

    @Test
    void whatADeploymentLacksIsToldAtOnce(@TempDir Path results) throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        Map<String, String> settings = Map.of("mobius.environment", "local", "mobius.target.base-url", url);
        assertThat(refusal(results, settings, NO_VARIABLES))
                .contains(
                        "MOBIUS_PASSWORD, the password of the test accounts, is not set, and the environment local needs"
                                + " it; export MOBIUS_PASSWORD=...",
                        "(mobius.target.limits.address): the limiter would be measured",
                        url + "/health refuses the connection; start the platform there, or set mobius.target.base-url")
                .doesNotContain("\tat ");
    }

    @Test
    void aTakenPortIsNamedWithTheSetting(@TempDir Path results) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(refusal(results, Map.of("mobius.embedded.port", port), NO_VARIABLES))
                    .contains("The reference target cannot listen on 127.0.0.1:" + port + ": the port is in use. Stop"
                            + " the program that listens there, or set mobius.embedded.port to another port or"
                            + " to 0 for any free one.\n")
                    .contains("the reference target did not start; its output above shows the reason")
                    .doesNotContain("\tat ");
        }
    }

    /** What a run says that must end by itself, with exit code 1 and without a log, within half a minute. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private String refusal(Path results, Map<String, String> settings, Map<String, String> variables)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (GatlingJvm jvm = GatlingJvm.start(results, settings, variables)) {
            assertThat(jvm.exitCode()).as(jvm.output()).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(files(results)).as("files of a run").isSubsetOf("run.lock");
            return jvm.outputToItsEnd();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
