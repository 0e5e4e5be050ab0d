package mobius.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponseHeadersTest {

    private static final int ENVELOPE_BYTES = envelopeBytes();

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
    }

    @Test
    void aCorrelationIdIsEchoed() throws Exception {
        HttpResponse<String> response = client.send(client.request("/health").header("X-Correlation-ID", "mine-1"));
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

    @Test
    void aBodyOfTheThresholdIsCompressedForWhoAcceptsIt() throws Exception {
        HttpResponse<byte[]> response = completion(1_000, "gzip, deflate");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).isEqualToIgnoringCase("Accept-Encoding"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .hasSize(1_000);
    }

    @Test
    void aBodyBelowTheThresholdIsSentAsItIs() throws Exception {
        HttpResponse<byte[]> response = completion(999, "gzip");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.body()).hasSize(999);
    }

    @Test
    void aClientThatDoesNotAskForCompressionGetsNone() throws Exception {
        assertThat(completion(1_000, "identity").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    /** A response of exactly that many bytes: a project whose description fills it up. */
    private HttpResponse<byte[]> completion(int bytes, String acceptEncoding) throws Exception {
        String token = client.token(Feeders.user());
        Map<String, String> project =
                Map.of("name", "n", "language", "python", "description", "d".repeat(bytes - ENVELOPE_BYTES));
        HttpResponse<String> made = client.send("POST", "/api/v1/projects", token, project);
        int excess = made.body().length() - bytes;
        HttpResponse<String> fitted = client.send(
                "POST",
                "/api/v1/projects",
                token,
                Map.of(
                        "name", "n",
                        "language", "python",
                        "description", "d".repeat(bytes - ENVELOPE_BYTES - excess)));
        String id = Client.data(fitted).path("id").asText();
        return client.http()
                .send(
                        client.request("/api/v1/projects/" + id)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Encoding", acceptEncoding)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static int envelopeBytes() {
        return "{\"data\":{},\"message\":null,\"status\":201}".getBytes(StandardCharsets.UTF_8).length + 300;
    }
}
