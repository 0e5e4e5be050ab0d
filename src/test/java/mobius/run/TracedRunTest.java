package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.config.TelemetrySettings;
import mobius.config.TraceSettings;
import mobius.config.hocon.Secrets;
import mobius.http.LocalServer;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.trace.TraceTexts;
import mobius.traffic.ConnectionCounts;
import mobius.traffic.NotedRequest;
import mobius.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TracedRunTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final long A_WHILE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path results;
    private final ExampleFolder example;
    private final Traffic traffic = Traffic.over(new ConnectionCounts());

    TracedRunTest(@TempDir Path results, @TempDir Path example) throws IOException {
        this.results = results;
        this.example = ExampleFolder.healthy(example);
    }

    @Test
    @Timeout(30)
    void thePageSaysInWhichServiceASlowRequestSpentItsTimeAndLinksToItsTrace() throws IOException {
        noted(NotedRequest.SLOWEST, "load-7", "4bf92f3577b34da6a3ce929d0e0e4736");
        noted(NotedRequest.RECORDED, "load-9", TRACE);
        try (LocalServer jaeger = LocalServer.answering(200, "application/json", TraceTexts.JAEGER)) {
            run(jaeger.url("").toString());
            assertThat(jaeger.requests()).isNotEmpty().allMatch(("GET /api/traces/" + TRACE)::equals);
        }
        RunFolder folder = RunFolder.last(results);
        RunJudge.judge(folder, Optional.empty());

        assertThat(folder.traces()).content().contains(TRACE + "\",mobius-db,\"SELECT mobius\",176.0,0.83");
        assertThat(folder.path().resolve("verdict.html"))
                .content()
                .contains(
                        "<summary>GET /projects: 212 ms at most; 83 % of the traced time in mobius-db SELECT mobius</summary>",
                        "href=\"http://jaeger.example/trace/" + TRACE + "\"",
                        "mobius-db SELECT mobius: 176 ms (83 %); mobius-api GET /api/v1/projects: 36 ms (17 %)",
                        "Traces of 1 recorded requests were read.");
    }

    private void noted(String kind, String correlationId, String traceId) {
        traffic.noted()
                .of(ExampleFolder.REQUEST)
                .add(new NotedRequest(ExampleFolder.REQUEST, kind, 0, 212, 200, correlationId, traceId, ""));
    }

    private void run(String store) throws IOException {
        linkTraces();
        TelemetrySources sources = new TelemetrySources(
                new TelemetrySettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new TraceSettings(Optional.of(store), Optional.empty())),
                URI.create("http://127.0.0.1:1"),
                Secrets.none());
        Path log = results.resolve("traced").resolve("simulation.log");
        try (RunRecorder recorder =
                RunRecorder.start(RunFile.read(example.file("run.json")), sources, results, traffic)) {
            Files.createDirectories(log.getParent());
            try (OutputStream open = Files.newOutputStream(log)) {
                while (recorder.folder().isEmpty()) {
                    LockSupport.parkNanos(A_WHILE_NANOS);
                }
                open.write(Files.readAllBytes(example.log()));
            }
        }
    }

    private void linkTraces() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode run = mapper.readTree(example.file("run.json").toFile());
        ((ObjectNode) run.path("settings"))
                .putObject("telemetry")
                .putObject("traces")
                .put("link", "http://jaeger.example/trace/{trace_id}");
        mapper.writeValue(example.file("run.json").toFile(), run);
    }
}
