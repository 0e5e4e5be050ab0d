package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import mobius.telemetry.exposition.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeClientTest {

    private static final String LOAD = "node_load1 0.5\n";

    private final ScrapeClient client = new ScrapeClient(Duration.ofSeconds(20));

    @Test
    void metricsAreReadCompressedOrNot() throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            assertThat(request.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            request.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeExporter.send(request, 200, FakeExporter.gzip(LOAD));
        })) {
            assertThat(valueOf(exporter)).isEqualTo(0.5);
        }
        try (FakeExporter exporter = FakeExporter.serving(LOAD)) {
            assertThat(valueOf(exporter)).isEqualTo(0.5);
        }
    }

    @Test
    void theTokenIsSentWhereThereIsOne() throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) ->
                FakeExporter.send(request, 200, "node_load1 " + authorized(request.getRequestHeaders()) + "\n"))) {
            assertThat(valueOf(exporter)).isEqualTo(0);
            Source plain = exporter.as("node", Role.NODE);
            Source protectedOne = new Source("node", Role.NODE, plain.url(), Optional.of(() -> "abc"));
            assertThat(client.scrape(protectedOne).exposition().metrics())
                    .extracting(Metric::value)
                    .containsExactly(1.0);
        }
    }

    @Test
    void anOpenMetricsAnswerMustBeWhole() throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Content-Type", "application/openmetrics-text; version=1.0.0");
            FakeExporter.send(request, 200, LOAD);
        })) {
            assertThatThrownBy(() -> valueOf(exporter)).hasMessage("is cut after line 1: it has no # EOF");
        }
    }

    @Test
    void whatIsNoAnswerWithMetricsIsSaid() throws Exception {
        try (FakeExporter missing = new FakeExporter((request, number) -> FakeExporter.send(request, 404, "no"))) {
            assertThatThrownBy(() -> valueOf(missing)).hasMessage("answers with status 404");
        }
        try (FakeExporter page = FakeExporter.serving("<html><body>Sign in</body></html>")) {
            assertThatThrownBy(() -> valueOf(page)).hasMessage("is a page in HTML or XML, not metrics");
        }
        FakeExporter gone = FakeExporter.serving(LOAD);
        gone.close();
        assertThatThrownBy(() -> valueOf(gone)).hasMessage("refuses the connection");
        Source nowhere = new Source("node", Role.NODE, URI.create("http://nowhere.invalid/"), Optional.empty());
        assertThatThrownBy(() -> client.scrape(nowhere)).hasMessage("has a host that cannot be found");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aPathThatSendsToItsSlashedTwinIsFollowedWithTheToken(int status) throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            boolean slashed = request.getRequestURI().getPath().equals("/metrics/");
            request.getResponseHeaders().set("Location", slashed ? "/nowhere" : "/metrics/");
            FakeExporter.send(
                    request,
                    slashed ? 200 : status,
                    slashed ? "node_load1 " + authorized(request.getRequestHeaders()) + "\n" : "");
        })) {
            Source source = exporter.as("node", Role.NODE);
            assertThat(client.scrape(new Source("node", Role.NODE, source.url(), Optional.of(() -> "abc")))
                            .exposition()
                            .metrics())
                    .extracting(Metric::value)
                    .containsExactly(1.0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://elsewhere.invalid/metrics | redirects with status 307 to http://elsewhere.invalid/metrics, which is not on the same scheme, host and port and is not followed
            https://127.0.0.1/metrics | redirects with status 307 to https://127.0.0.1/metrics, which is not on the same scheme, host and port and is not followed
            a b | redirects with status 307 to a b, which is not on the same scheme, host and port and is not followed
            /metrics | redirects more than 3 times, finally to http://127.0.0.1:
            """)
    void aRedirectThatIsNotFollowedIsNamedWithWhereItLeads(String location, String reason) throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Location", location);
            FakeExporter.send(request, 307, "");
        })) {
            assertThatThrownBy(() -> valueOf(exporter)).hasMessageStartingWith(reason);
        }
    }

    @Test
    void whatIsCompressedTwiceOrOtherwiseIsNamedWithoutItsBytes() throws Exception {
        byte[] once = FakeExporter.gzip(LOAD);
        try (FakeExporter exporter = new FakeExporter((request, number) -> FakeExporter.send(request, 200, once))) {
            assertThatThrownBy(() -> valueOf(exporter))
                    .hasMessage("is compressed once more than its Content-Encoding says");
        }
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeExporter.send(request, 200, FakeExporter.gzip(once));
        })) {
            assertThatThrownBy(() -> valueOf(exporter))
                    .hasMessage("is compressed once more than its Content-Encoding says");
        }
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Content-Encoding", "br");
            FakeExporter.send(request, 200, once);
        })) {
            assertThatThrownBy(() -> valueOf(exporter)).hasMessage("is encoded as br, although gzip was requested");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.sendResponseHeaders(200, 1_000);
            request.getResponseBody().write(LOAD.getBytes(StandardCharsets.UTF_8));
        })) {
            assertThatThrownBy(() -> valueOf(exporter))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("broke off (");
        }
        byte[] gzip = FakeExporter.gzip(LOAD);
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeExporter.send(request, 200, Arrays.copyOf(gzip, gzip.length - 12));
        })) {
            assertThatThrownBy(() -> valueOf(exporter)).hasMessage("is not a complete gzip stream");
        }
    }

    @Test
    @Timeout(30)
    void anAnswerWithoutEndIsBrokenOff() throws Exception {
        try (FakeExporter exporter = new FakeExporter((request, number) -> {
            request.sendResponseHeaders(200, 0);
            byte[] lines = "# nothing but comments\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = request.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(lines);
                }
            }
        })) {
            assertThatThrownBy(() -> valueOf(exporter)).hasMessage("is longer than 16777216 bytes");
        }
    }

    @Test
    @Timeout(30)
    void neitherSilenceNorATrickleIsWaitedForLonger() throws Exception {
        ScrapeClient hasty = new ScrapeClient(Duration.ofMillis(200));
        try (FakeExporter silent = FakeExporter.silent()) {
            assertThatThrownBy(() -> hasty.scrape(silent.as("node", Role.NODE)))
                    .hasMessage("does not answer within 200 ms");
        }
        try (FakeExporter trickle = new FakeExporter((request, number) -> {
            request.sendResponseHeaders(200, 0);
            request.getResponseBody().write(LOAD.getBytes(StandardCharsets.UTF_8));
            request.getResponseBody().flush();
            FakeExporter.waitForTheEnd();
        })) {
            assertThatThrownBy(() -> hasty.scrape(trickle.as("node", Role.NODE)))
                    .hasMessage("begins an answer but does not finish it within 200 ms");
        }
    }

    private double valueOf(FakeExporter exporter) throws Exception {
        return client.scrape(exporter.as("node", Role.NODE))
                .exposition()
                .metrics()
                .get(0)
                .value();
    }

    private static int authorized(Headers headers) {
        return "Bearer abc".equals(headers.getFirst("Authorization")) ? 1 : 0;
    }
}
