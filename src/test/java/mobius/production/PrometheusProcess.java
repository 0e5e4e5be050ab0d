package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus that asks a target on this machine once a second. */
public final class PrometheusProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READY = 200;

    private final Process process;
    private final int port;
    private final Path said;

    private PrometheusProcess(Process process, int port, Path said) {
        this.process = process;
        this.port = port;
        this.said = said;
    }

    /**
     * Starts it and waits until it answers. Without one on this machine the test is skipped, but in CI it fails.
     *
     * @param folder for all that it writes
     * @param target the port of what it scrapes
     */
    public static PrometheusProcess watching(Path folder, int target) throws IOException, InterruptedException {
        Path program = installed();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), String.format(Locale.ROOT, """
                global: { scrape_interval: 1s, scrape_timeout: 1s }
                scrape_configs:
                  - job_name: mobius
                    static_configs: [{ targets: ["127.0.0.1:%d"] }]
                """, target));
        int port = freePort();
        Path said = folder.resolve("prometheus.txt");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        PrometheusProcess prometheus = new PrometheusProcess(process, port, said);
        prometheus.awaitReady();
        return prometheus;
    }

    private static Path installed() {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
        if (System.getenv("CI") != null) {
            assertThat(program).as("prometheus, which .ci/run installs").isPresent();
        }
        assumeTrue(program.isPresent(), "there is no prometheus on this machine; install the package prometheus");
        return program.orElseThrow();
    }

    /** A port that nobody had a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IllegalStateException("Prometheus is not ready:\n" + Files.readString(said));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url() + "/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == READY;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
