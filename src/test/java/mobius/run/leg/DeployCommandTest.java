package mobius.run.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mobius.comparison.DeploymentFailed;
import mobius.comparison.Names;
import mobius.comparison.Side;
import mobius.config.ComparisonSettings;
import mobius.run.preflight.PlatformClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that is not healthy before its third answer. */
class DeployCommandTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger unhealthy = new AtomicInteger(2);
    private final Path folder;
    private final HttpServer server;

    DeployCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(unhealthy.getAndDecrement() > 0 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theNameOfTheBuildTakesItsPlaceAndTheOutputIsKept() throws DeploymentFailed {
        deployment("echo \"now {build}\" '{build}'", LONG).put(Side.AFTER);
        assertThat(folder.resolve("deploy-01.txt")).hasContent("now v1.2+7 v1.2+7");
        assertThat(unhealthy).as("it waits until the platform is healthy").hasValue(-1);
    }

    @Test
    void eachDeploymentHasAFileOfItsOwn() throws DeploymentFailed {
        DeployCommand deployment = deployment("echo {build}", LONG);
        deployment.put(Side.BEFORE);
        deployment.put(Side.AFTER);
        assertThat(folder.resolve("deploy-01.txt")).hasContent("v1.1");
        assertThat(folder.resolve("deploy-02.txt")).hasContent("v1.2+7");
    }

    @Test
    void aCommandThatFailsIsToldWithItsLastWords() {
        assertThatThrownBy(() ->
                        deployment("echo no such image {build}; exit 3", LONG).put(Side.BEFORE))
                .isInstanceOf(DeploymentFailed.class)
                .hasMessage("mobius.compare.deploy for the build v1.1 ended with exit code 3. The end of "
                        + folder.resolve("deploy-01.txt") + ":\nno such image v1.1");
    }

    @Test
    void aCommandThatDoesNotExistIsToldByTheShell() {
        assertThatThrownBy(() -> deployment("./no-such-command {build}", LONG).put(Side.BEFORE))
                .hasMessageContaining("ended with exit code 127")
                .hasMessageContaining("no-such-command");
    }

    @Test
    void aCommandThatHangsIsStopped() {
        assertThatThrownBy(() ->
                        deployment("echo waiting for {build}; sleep 60", SHORT).put(Side.BEFORE))
                .hasMessageContaining("did not end within 0 s and was stopped; make it return once the build is"
                        + " deployed, or raise mobius.compare.healthy-within")
                .hasMessageContaining("deploy-01.txt:\nwaiting for v1.1");
    }

    @Test
    void aCommandThatAsksAQuestionGetsNoAnswerAndDoesNotHang() {
        assertThatThrownBy(
                        () -> deployment("read -r answer && echo {build}", LONG).put(Side.BEFORE))
                .hasMessageContaining("ended with exit code 1");
    }

    @Test
    void aPlatformThatStaysUnhealthyIsNamed() {
        unhealthy.set(Integer.MAX_VALUE);
        assertThatThrownBy(() -> deployment("echo {build}", SHORT).put(Side.BEFORE))
                .hasMessageContaining(
                        "succeeded, but " + url() + "/health was not healthy within 0 s; see the platform's log");
    }

    private DeployCommand deployment(String command, Duration healthyWithin) {
        return new DeployCommand(
                new ComparisonSettings.Deployment(command, healthyWithin),
                new Names("v1.1", "v1.2+7"),
                new PlatformClient(url(), Optional.empty()),
                folder);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
