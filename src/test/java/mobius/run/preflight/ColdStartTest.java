package mobius.run.preflight;

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
import mobius.config.ColdStartSettings;
import mobius.run.process.RunRefused;
import mobius.telemetry.Sample;
import mobius.telemetry.StartMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that is not healthy before its third answer. */
class ColdStartTest {

    private static final int NOT_YET = 2;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(asked.getAndIncrement() < NOT_YET ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTimeToTheFirstHealthyAnswerIsKept() {
        Duration before = Duration.ofMillis(1_500);
        Sample sample = cold(LONG).firstAnswer(platform(), System.nanoTime() - before.toNanos());
        assertThat(asked).hasValue(NOT_YET + 1);
        assertThat(sample.metric()).isEqualTo(StartMetrics.TO_FIRST_ANSWER_MILLIS);
        assertThat(sample.value()).isGreaterThan((double) before.toMillis());
    }

    @Test
    void aPlatformThatDoesNotBecomeHealthyIsRefused() {
        asked.set(Integer.MIN_VALUE);
        assertThatThrownBy(() -> cold(SHORT).firstAnswer(platform(), System.nanoTime()))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("/health was not healthy within 0 s of its start; see its log, or raise"
                        + " mobius.cold-start.healthy-within");
    }

    @Test
    void theRestartCommandIsRun(@TempDir Path folder) {
        Path mark = folder.resolve("restarted");
        cold(LONG).restart("touch " + mark);
        assertThat(mark).exists();
    }

    @Test
    void aRestartCommandThatFailsIsRefused() {
        assertThatThrownBy(() -> cold(LONG).restart("exit 7"))
                .isInstanceOf(RunRefused.class)
                .hasMessage(
                        "No load was sent:\n  - mobius.cold-start.restart-command ended with exit code 7; its output"
                                + " above shows the reason");
    }

    @Test
    void aRestartCommandThatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> cold(SHORT).restart("sleep 60"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("did not end within 0 s; make it return once it has triggered the restart");
    }

    @Test
    void aPlatformThatCannotBeMadeColdIsRefusedWithBothRemedies() {
        assertThat(new ColdStart(new ColdStartSettings(Optional.empty(), Optional.empty(), LONG)).problems())
                .containsExactly(
                        "no setting defines how to make this platform cold; set mobius.cold-start.restart-command to a"
                                + " command that restarts it, or mobius.cold-start.idle to the time that it is left"
                                + " idle before the first request");
        assertThat(cold(LONG).problems()).isEmpty();
    }

    private static ColdStart cold(Duration within) {
        return new ColdStart(new ColdStartSettings(Optional.of("true"), Optional.empty(), within));
    }

    private PlatformClient platform() {
        return new PlatformClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());
    }
}
