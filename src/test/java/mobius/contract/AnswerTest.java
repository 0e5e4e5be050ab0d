package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one reader of answers, in the shapes of the platform's web client, its guideline and its plans. */
class AnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}",
                "[{\"id\":\"a\"},{\"id\":\"b\"}]",
                "{\"data\":{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"total\":9},\"meta\":{}}",
                "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"total\":9,\"skip\":0}",
                "{\"results\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"total\":9,\"per_page\":2}",
                "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"total\":9,\"totalPages\":5}",
                "{\"data\":{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}"
            })
    void rowsAreFoundInEveryShapeOfAList(String body) {
        assertThat(ok(body).rows()).extracting(row -> row.path("id").asText()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "[]", "{\"items\":[]}", "{\"data\":{\"items\":[],\"total\":0}}"})
    void anEmptyListIsEmpty(String body) {
        assertThat(ok(body).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"data":{"projects":[]}}     | GET /projects answered 200 with no list: {"data":{"projects":[]}}
                    {"data":null}                | GET /projects answered 200 with no list: {"data":null}
                    ["a","b"]                    | GET /projects answered 200 with a list of something other than objects: ["a","b"]
                    <html><body>hi</body></html> | GET /projects answered 200 with an HTML page: <html><body>hi</body></html>
                    ''                           | GET /projects answered 200 with an empty body
                    {"error":{"message":"no"}}   | GET /projects answered 200 with an error in the body: {"error":{"message":"no"}}
                    {"success":false,"data":[]}  | GET /projects answered 200 with an error in the body: {"success":false,"data":[]}
                    [{"id":1}] trailing          | GET /projects answered 200 with a body that is not JSON: [{"id":1}] trailing
                    """)
    void whatIsNoListIsAnErrorThatShowsWhatCame(String body, String message) {
        assertThatThrownBy(() -> ok(body).rows())
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessage(message);
    }

    @Test
    void aMessageShowsTheFirstTwoHundredCharactersOnOneLineWithoutControlCharacters() {
        assertThatThrownBy(() -> ok("\u001b[31m\r\n" + "x".repeat(500)).rows())
                .hasMessage("GET /projects answered 200 with a body that is not JSON: \u241B[31m " + "x".repeat(194)
                        + " ...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"data":{"items":[],"total":7}}     | 7
                    {"items":[],"total":7}              | 7
                    {"data":[],"meta":{"total":7}}      | 7
                    {"data":[],"total":7}               | 7
                    """)
    void theTotalIsFoundWhereAPlatformPutsIt(String body, long total) {
        assertThat(ok(body).total()).hasValue(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"data\":[]}", "{\"total\":\"many\"}", "{\"total\":-1}", "{\"total\":1.5}"})
    void aTotalThatIsNoCountIsUnknown(String body) {
        assertThat(ok(body).total()).isEmpty();
    }

    @Test
    void namesAreReadInCamelCaseAndInSnakeCase() {
        assertThat(ok("{\"data\":{\"projectId\":\"p\"}}").field("projectId").asText())
                .isEqualTo("p");
        assertThat(ok("{\"project_id\":\"p\"}").field("projectId").asText()).isEqualTo("p");
        assertThat(ok("{\"project\":\"p\"}").field("projectId").isMissingNode()).isTrue();
    }

    @Test
    void idsAreTextsOrNumbers() {
        assertThat(ok("{\"data\":{\"id\":\"a-b\"}}").id()).isEqualTo("a-b");
        assertThat(ok("{\"id\":17}").id()).isEqualTo("17");
        assertThatThrownBy(() -> ok("{\"data\":{\"id\":\"\"}}").id()).hasMessageContaining("with no id");
        assertThatThrownBy(() -> ok("{\"data\":{\"id\":{}}}").id()).hasMessageContaining("with no id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"detail":"Not authenticated"}                                            | Not authenticated
                    {"detail":[{"type":"missing","loc":["body","name"],"msg":"Field required"}]} | body.name: Field required
                    {"detail":{"code":"X","message":"No way"}}                                | No way
                    {"message":"Taken","code":"CONFLICT"}                                     | Taken
                    {"error":{"code":"NOT_FOUND","message":"No context"},"success":false}     | No context
                    {"error":"teapot","message":""}                                           | ''
                    {"error":"teapot"}                                                        | teapot
                    Invalid host header                                                       | Invalid host header
                    <html><h1>502</h1></html>                                                 | an HTML page
                    """)
    void theReasonOfAnErrorIsFoundInEachOfItsShapes(String body, String reason) {
        assertThat(answer(400, Map.of(), body).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    503 | 2  | {"detail":"Too busy"}                                          | true
                    503 | '' | {"error":{"code":"OVERLOADED","message":"Too busy"}}           | true
                    503 | '' | {"error":{"code":"VECTOR_DB_ERROR","message":"gone"}}          | false
                    503 | 2  | {"error":{"code":"EXTERNAL_SERVICE_ERROR","message":"gone"}}   | false
                    503 | 2  | {"detail":"LLM provider error: timeout"}                       | false
                    503 | '' | {"detail":"Service Unavailable"}                               | false
                    503 | '' | <html>                                                         | false
                    500 | 2  | {"detail":"Too busy"}                                          | false
                    """)
    void aRefusalThatProtectsThePlatformDiffersFromTheFailureOfAServiceBehindIt(
            int status, String retryAfter, String body, boolean isShed) {
        Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
        assertThat(answer(status, headers, body).isShed()).isEqualTo(isShed);
    }

    @Test
    void theWaitOfARefusalIsInAHeaderOrInTheBody() {
        assertThat(answer(429, Map.of("Retry-After", "3"), "").retryAfter(NOW)).contains(Duration.ofSeconds(3));
        String body = "{\"error\":{\"details\":{\"retry_after\":1.5}}}";
        assertThat(answer(429, Map.of(), body).retryAfter(NOW)).contains(Duration.ofMillis(1500));
        assertThat(answer(429, Map.of("Retry-After", "soon"), "{}").retryAfter(NOW))
                .isEmpty();
    }

    @Test
    void anAnswerThatIsNoObjectHasNoFields() {
        JsonNode field = ok("[1]").field("name");
        assertThat(field.isMissingNode()).isTrue();
        assertThat(ok("{\"data\":null}").field("name").isMissingNode()).isTrue();
    }

    @Test
    void anAccessTokenExpiresByItsOwnWordElseByTheAnswerElseByTheConfiguredLifetime() {
        // {"exp":1767225900}: five minutes after the start of 2026.
        String jwt = "e30.eyJleHAiOjE3NjcyMjU5MDB9.c2ln";
        assertThat(tokens("{\"data\":{\"token\":\"" + jwt + "\",\"refreshToken\":\"r\"}}"))
                .isEqualTo(new SessionTokens(jwt, Optional.of("r"), NOW.plusSeconds(300)));
        assertThat(tokens("{\"access_token\":\"opaque\",\"expires_in\":60,\"refresh_token\":\"r\"}"))
                .isEqualTo(new SessionTokens("opaque", Optional.of("r"), NOW.plusSeconds(60)));
        assertThat(tokens("{\"data\":{\"token\":\"a.b.c\"}}"))
                .isEqualTo(new SessionTokens("a.b.c", Optional.empty(), NOW.plusSeconds(1800)));
    }

    @Test
    void aRefreshWithoutANewRefreshTokenKeepsTheOldOne() {
        SessionTokens first = tokens("{\"data\":{\"token\":\"one\",\"refreshToken\":\"r\"}}");
        assertThat(first.renewedBy(tokens("{\"data\":{\"token\":\"two\"}}")).refresh())
                .contains("r");
        assertThat(first.renewedBy(tokens("{\"data\":{\"token\":\"two\",\"refreshToken\":\"s\"}}"))
                        .refresh())
                .contains("s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{}}", "{\"data\":{\"token\":\"\"}}", "{\"data\":{\"token\":7}}", "[]"})
    void aSignInWithoutATokenIsAnError(String body) {
        assertThatThrownBy(() -> tokens(body))
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessageStartingWith("GET /projects answered 200 with no token");
    }

    private static SessionTokens tokens(String body) {
        return SessionTokens.of(ok(body), NOW, Duration.ofMinutes(30));
    }

    private static Answer ok(String body) {
        return answer(200, Map.of(), body);
    }

    private static Answer answer(int status, Map<String, String> headers, String body) {
        return Answer.of("GET /projects", status, name -> Optional.ofNullable(headers.get(name)), body);
    }

    @Test
    void pagesAreAskedForAsThePlatformNamesThem() {
        assertThat(List.of(
                        Paging.of(Set.of("skip", "limit", "search")).page(2, 50),
                        Paging.of(Set.of("page", "limit")).page(2, 50),
                        Paging.of(Set.of("page", "per_page")).page(0, 50),
                        Paging.of(Set.of("projectId")).page(2, 50)))
                .containsExactly(
                        Map.of("limit", "50", "skip", "100"),
                        Map.of("limit", "50", "page", "3"),
                        Map.of("per_page", "50"),
                        Map.of());
        assertThat(Paging.of(Set.of("projectId")).hasPages()).isFalse();
    }
}
