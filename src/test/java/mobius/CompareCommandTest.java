package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a live comparison that cannot be made. No load is sent. */
class CompareCommandTest {

    private final Path folder;

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws Exception {
        try (CompareRun run =
                CompareRun.start(folder, Map.of("mobius.environment", "local"), "--before", "localhost:1")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("mobius.compare.before", "has no scheme")
                    .doesNotContain("\tat ");
        }
        try (CompareRun run = CompareRun.start(
                folder,
                Map.of("mobius.environment", "local"),
                "--before",
                "http://127.0.0.1:1",
                "--after",
                "http://127.0.0.1:2")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("No load was sent:", "http://127.0.0.1:1/health", "http://127.0.0.1:2/health")
                    .contains("or set mobius.compare.after to its address")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDeploymentThatFailsAtTheStartEndsIt() throws Exception {
        try (CompareRun run = deploying("echo no such image {build}; exit 7")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("deploying v1 ...")
                    .contains("mobius.compare.deploy for the build v1 ended with exit code 7", "no such image v1")
                    .contains("The deployed build is unknown: the deployment of v1 failed.")
                    .doesNotContain("\tat ");
            assertThat(run.json().path("ending").asText()).isEqualTo("NOT_DEPLOYED");
            assertThat(run.file("deploy-01.txt")).hasContent("no such image v1");
        }
    }

    @Test
    void aDeploymentThatHangsIsStopped() throws Exception {
        try (CompareRun run = deploying("sleep 600 # {build}", "mobius.compare.healthy-within", "1 s")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).contains("did not end within 1 s and was stopped");
        }
    }

    @Test
    void ctrlCTellsWhatIsKeptAndWhatIsDeployed() throws Exception {
        try (CompareRun run = deploying("sleep 600 # {build}")) {
            run.awaitOutput("deploying v1 ...");
            run.interrupt();
            run.exitCode();
            assertThat(run.output())
                    .containsOnlyOnce("The comparison was stopped. 0 pairs are kept in " + folder)
                    .contains("The deployed build is unknown: the deployment of v1 failed.");
            assertThat(run.json().path("ending").asText()).isEqualTo("UNDER_WAY");
        }
    }

    @Test
    void aFirstLegThatCannotBeRunEndsItWithItsReason() throws Exception {
        HttpServer well = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        well.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        well.start();
        String url = "http://127.0.0.1:" + well.getAddress().getPort();
        Map<String, String> protectedOne = new TreeMap<>(Map.of(
                "mobius.environment",
                "production",
                "mobius.target.base-url",
                url,
                "mobius.compare.deploy",
                "true {build}"));
        try (CompareRun run = CompareRun.start(folder, protectedOne, "--before", "v1", "--after", "v2")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("the first leg of the comparison did not finish; the end of its output, in ")
                    .contains("add -Dmobius.production.acknowledge=production if you intend this")
                    .contains("0 pairs are kept in", "The build v1 is deployed now.");
        } finally {
            well.stop(0);
        }
    }

    private CompareRun deploying(String command, String... more) throws IOException {
        Map<String, String> settings = new TreeMap<>(CompareRun.shortLegs());
        settings.put("mobius.compare.deploy", command);
        for (int index = 0; index < more.length; index += 2) {
            settings.put(more[index], more[index + 1]);
        }
        return CompareRun.start(folder, settings, "--before", "v1", "--after", "v2");
    }
}
