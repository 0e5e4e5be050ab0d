package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponseHeadersTest {

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Correlation-ID", "X-Request-ID", "X-Trace-ID"})
    void aCorrelationIdIsEchoedFromEachHeaderThatMayBringIt(String header) throws Exception {
        HttpResponse<String> response = client.send(client.request("/health").header(header, "mine-1"));
        assertThat(response.headers().firstValue("X-Correlation-ID")).contains("mine-1");
    }

    @Test
    void aRequestWithoutACorrelationIdGetsOneOfItsOwn() throws Exception {
        String first =
                client.get("/health").headers().firstValue("X-Correlation-ID").orElseThrow();
        String second =
                client.get("/health").headers().firstValue("X-Correlation-ID").orElseThrow();
        assertThat(first).hasSize(36).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/metrics", "/nowhere", "/api/v1/openapi.json"})
    void everyBodyIsCompressedInChunksForAClientThatAcceptsIt(String path) throws Exception {
        HttpResponse<byte[]> response = bytes(client.request(path).header("Accept-Encoding", "gzip, deflate"));
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).isEqualToIgnoringCase("Accept-Encoding"));
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .containsAnyOf("healthy", "http_requests_total", "Not Found", "openapi");
    }

    @Test
    void theInstrumentatorCountsNoBytesOfACompressedResponse() throws Exception {
        try (ReferenceTarget own = ReferenceTarget.start(new SettingsBuilder().build())) {
            Client other = new Client(own);
            String bytes = "http_response_size_bytes_sum{handler=\"/health\"}";
            other.send(other.request("/health").header("Accept-Encoding", "gzip"));
            assertThat(MetricsPage.of(other).value(bytes)).isZero();
            other.get("/health");
            assertThat(MetricsPage.of(other).value(bytes)).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br"})
    void aClientThatDoesNotAcceptGzipGetsAWholeBodyWithItsLength(String accepted) throws Exception {
        HttpResponse<byte[]> response = bytes(client.request("/health").header("Accept-Encoding", accepted));
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains("20");
    }

    @Test
    void aResponseWithoutABodyIsNotCompressed() throws Exception {
        String token = client.token(Feeders.user());
        String project = client.firstProject(token);
        HttpResponse<byte[]> response = bytes(client.request("DELETE", "/api/v1/projects/" + project, token, "")
                .header("Accept-Encoding", "gzip"));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().map())
                .doesNotContainKeys("Content-Encoding", "Content-Type", "Transfer-Encoding");
        assertThat(response.headers().firstValue("X-Correlation-ID")).isPresent();
    }

    @Test
    void anUnhandledExceptionPassesNoMiddleware() throws Exception {
        try (ReferenceTarget failing = ReferenceTarget.start(
                new SettingsBuilder().fault("failing-writes").build())) {
            Client other = new Client(failing);
            String token = other.token(Feeders.user());
            HttpResponse<byte[]> crash = firstCrash(other, token);
            assertThat(new String(crash.body(), StandardCharsets.UTF_8)).isEqualTo("Internal Server Error");
            assertThat(crash.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(crash.headers().map()).doesNotContainKeys("X-Correlation-ID", "Content-Encoding");
        }
    }

    private static HttpResponse<byte[]> firstCrash(Client client, String token) throws Exception {
        String json = Client.JSON.writeValueAsString(Map.of("name", "n"));
        for (int i = 0; i < 500; i++) {
            HttpResponse<byte[]> response = client.http()
                    .send(
                            client.request("POST", "/api/v1/projects", token, json)
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (response.statusCode() == 500) {
                return response;
            }
        }
        throw new AssertionError("none of 500 writes failed");
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return client.http().send(request.build(), BodyHandlers.ofByteArray());
    }
}
