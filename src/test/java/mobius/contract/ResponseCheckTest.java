package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseCheckTest {

    private static final Contract CONTRACT = Contract.load();
    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json; charset=utf-8", "x-correlation-id", "c-1");
    private static final Map<String, String> EVENTS =
            Map.of("Content-Type", "text/event-stream; charset=utf-8", "X-Correlation-ID", "c-1");

    @Test
    void aPromisedResponseHasNoViolation() {
        assertThat(check("GET /health", new Response(200, JSON, "{\"status\":\"healthy\"}")))
                .isEmpty();
        assertThat(check("POST /auth/logout", new Response(200, JSON, "{\"data\":null,\"status\":200}")))
                .isEmpty();
    }

    @Test
    void aStatusThatIsNotDocumentedIsNamedBesideTheDocumentedOnes() {
        assertThat(check("GET /auth/me", new Response(418, JSON, "")))
                .extracting(violation -> violation.loc() + " " + violation.type() + ": " + violation.msg())
                .containsExactly(
                        "[response, status] undocumented_status: Status should be one of [200, 401, 429, 503]");
    }

    @Test
    void aMissingHeaderIsReported() {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-Correlation-ID", "c-1");

        assertThat(check("GET /auth/me", new Response(401, headers, "{\"detail\":\"Not authenticated\"}")))
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[response, header, WWW-Authenticate] missing");
    }

    @Test
    void aHeaderIsHeldAgainstItsSchema() {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "X-Correlation-ID", "c-1", "Retry-After", "soon");

        assertThat(check("GET /auth/me", new Response(429, headers, "{\"detail\":\"Rate limit exceeded\"}")))
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[response, header, Retry-After] int_parsing");
    }

    @Test
    void anotherContentTypeIsReported() {
        Map<String, String> headers = Map.of("Content-Type", "text/html", "X-Correlation-ID", "c-1");

        assertThat(check("GET /health", new Response(200, headers, "<html>")))
                .extracting(Violation::msg)
                .containsExactly("Content type should be one of [application/json]");
    }

    @Test
    void aBodyIsHeldAgainstItsSchema() {
        String page = "{\"data\":{\"items\":[{\"id\":\"1\"}],\"total\":-1},\"status\":200}";

        assertThat(check("GET /projects", new Response(200, JSON, page)))
                .extracting(Violation::loc)
                .contains(
                        List.of("response", "body", "data", "items", 0, "id"),
                        List.of("response", "body", "data", "items", 0, "name"),
                        List.of("response", "body", "data", "total"));
    }

    @Test
    void anEmptyBodyIsNoJson() {
        assertThat(check("GET /health", new Response(200, JSON, "")))
                .extracting(Violation::type)
                .containsExactly("json_invalid");
    }

    @Test
    void aStreamHoldsChunksAndEndsWithItsMark() {
        String stream = "data: {\"content\":\"Hel\"}\n\ndata: {\"content\":\"lo\"}\n\ndata: [DONE]\n\n";

        assertThat(check("POST /llm/stream", new Response(200, EVENTS, stream))).isEmpty();
    }

    @Test
    void aStreamThatIsCutIsReported() {
        assertThat(check("POST /llm/stream", new Response(200, EVENTS, "data: {\"content\":\"Hel\"}\n\n")))
                .extracting(Violation::msg)
                .containsExactly("Stream should end with the event [DONE]");
    }

    @Test
    void aChunkOutsideItsSchemaIsReportedByItsPosition() {
        String stream = "data: {\"content\":\"Hel\"}\n\ndata: {}\n\ndata: lo\n\ndata: [DONE]\n\n";

        assertThat(check("POST /llm/stream", new Response(200, EVENTS, stream)))
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[response, body, 1, content] missing", "[response, body, 2] json_invalid");
    }

    @Test
    void violationsOfARequestAreAPromised422() throws Exception {
        List<Violation> found = CONTRACT.check(
                        CONTRACT.endpoint("GET /contexts").orElseThrow(),
                        new Request(Map.of(), Map.of(), new Request.Body.None()))
                .violations();
        String detail = new ObjectMapper().writeValueAsString(Map.of("detail", found));

        assertThat(check("GET /contexts", new Response(422, JSON, detail))).isEmpty();
    }

    private static List<Violation> check(String endpoint, Response response) {
        return CONTRACT.check(CONTRACT.endpoint(endpoint).orElseThrow(), response);
    }
}
