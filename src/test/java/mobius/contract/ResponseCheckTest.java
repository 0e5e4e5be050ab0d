package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(check("GET /projects", new Response(200, JSON, "{\"data\":[]}")))
                .isEmpty();
    }

    @Test
    void aVoidAnswerMayHaveAnyBodyOrNone() {
        for (String body : List.of("", "{}", "{\"data\":null}", "gone")) {
            assertThat(check("POST /auth/logout", new Response(200, JSON, body)))
                    .isEmpty();
            assertThat(check("DELETE /projects/{id}", new Response(202, JSON, body)))
                    .isEmpty();
        }
        assertThat(check("DELETE /contexts/{id}", new Response(204, Map.of("X-Correlation-ID", "c-1"), "")))
                .isEmpty();
    }

    @Test
    void anExportIsAFileOfAnyTypeButNotAnEmptyOne() {
        Map<String, String> zip = Map.of("Content-Type", "application/zip", "X-Correlation-ID", "c-1");

        assertThat(check("GET /contexts/{id}/export", new Response(200, zip, "PK")))
                .isEmpty();
        assertThat(check("GET /contexts/{id}/export", new Response(200, zip, "")))
                .extracting(Violation::type)
                .containsExactly("string_too_short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Not found\"}",
                "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no\"},\"success\":false}",
                "{\"message\":\"no\"}",
                "{\"detail\":\"no\",\"error_code\":\"X\",\"request_id\":\"1\"}",
                "{\"error\":\"not_found\",\"message\":\"no\",\"path\":\"/x\"}"
            })
    void anErrorHasOneOfFiveShapes(String body) {
        assertThat(check("GET /contexts/{id}", new Response(404, JSON, body))).isEmpty();
        assertThat(check("GET /contexts/{id}", new Response(404, JSON, "{\"reason\":\"no\"}")))
                .isNotEmpty();
    }

    @Test
    void aCrashIsPlainTextWithoutACorrelationId() {
        Map<String, String> plain = Map.of("Content-Type", "text/plain; charset=utf-8");

        assertThat(check("GET /auth/me", new Response(500, plain, "Internal Server Error")))
                .isEmpty();
    }

    @Test
    void aStatusThatIsNotDocumentedIsNamedBesideTheDocumentedOnes() {
        assertThat(check("GET /auth/me", new Response(418, JSON, "")))
                .extracting(violation -> violation.loc() + " " + violation.type() + ": " + violation.msg())
                .containsExactly(
                        "[response, status] undocumented_status: Status should be one of [200, 401, 403, 429, 500, 503]");
    }

    @Test
    void aMissingHeaderIsReported() {
        Map<String, String> headers = Map.of("Content-Type", "application/json");

        assertThat(check("GET /auth/me", new Response(401, headers, "{\"detail\":\"Not authenticated\"}")))
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[response, header, X-Correlation-ID] missing");
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
        String list = "{\"data\":[{\"id\":\"\"}],\"total\":-1}";

        assertThat(check("GET /projects", new Response(200, JSON, list)))
                .extracting(Violation::loc)
                .contains(
                        List.of("response", "body", "data", 0, "id"),
                        List.of("response", "body", "data", 0, "name"),
                        List.of("response", "body", "total"));
    }

    @Test
    void aListThatIsNoArrayIsReported() {
        assertThat(check("GET /projects", new Response(200, JSON, "{\"data\":{\"items\":[]}}")))
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[response, body, data] list_type");
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
    void aStreamMayAlsoEndWithAReason() {
        String stream = "data: {\"content\":\"Hel\"}\n\ndata: {\"content\":\"lo\",\"finish_reason\":\"stop\"}\n\n";

        assertThat(check("POST /llm/stream", new Response(200, EVENTS, stream))).isEmpty();
    }

    @Test
    void aStreamThatEndsWithAnErrorIsReported() {
        String stream = "data: {\"content\":\"\",\"finish_reason\":\"error\"}\n\n";

        assertThat(check("POST /llm/stream", new Response(200, EVENTS, stream)))
                .extracting(Violation::type)
                .containsExactly("stream_failed");
    }

    @Test
    void aStreamThatIsCutIsReported() {
        assertThat(check("POST /llm/stream", new Response(200, EVENTS, "data: {\"content\":\"Hel\"}\n\n")))
                .extracting(Violation::msg)
                .containsExactly("Stream should end with the event [DONE] or with a finish_reason");
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
