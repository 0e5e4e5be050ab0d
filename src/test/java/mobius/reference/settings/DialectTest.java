package mobius.reference.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mobius.reference.Client;
import mobius.reference.DialectClient;
import mobius.reference.Feeders;
import mobius.reference.SettingsBuilder;
import mobius.reference.Targets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the dialects are there for: the shapes of values in which they differ. */
class DialectTest {

    private final Targets targets = new Targets();

    @AfterEach
    void stop() {
        targets.close();
    }

    @Test
    void theClientReadsAnArrayAtDataAndNothingElse() throws Exception {
        DialectClient client = speaking(Dialect.CLIENT);
        String token = token(client);
        JsonNode list = body(client.get("/projects", token));
        assertThat(list.properties()).extracting(Map.Entry::getKey).containsExactly("data");
        assertThat(list.path("data")).hasSize(3);
        assertThat(body(client.get("/contexts/search?limit=2", token)).path("data"))
                .hasSize(2);
    }

    @Test
    void theGuidelinePutsPagesIntoAnEnvelopeWithMeta() throws Exception {
        DialectClient client = speaking(Dialect.GUIDELINE);
        String token = token(client);
        JsonNode page = body(client.get("/projects?page=2&limit=2", token));
        assertThat(fields(page.path("data"))).containsExactly("items", "total", "page", "limit");
        assertThat(page.at("/data/items")).hasSize(1);
        assertThat(page.at("/data/total").asInt()).isEqualTo(3);
        assertThat(page.at("/data/page").asInt()).isEqualTo(2);
        assertThat(fields(page.path("meta"))).containsExactlyInAnyOrder("request_id", "timestamp", "version");
    }

    @Test
    void thePlansPutItemsBesideSkipAndLimitAndSearchResultsBesideAPage() throws Exception {
        DialectClient client = speaking(Dialect.PLAN);
        String token = token(client);
        JsonNode list = body(client.get("/projects?skip=1&limit=1", token));
        assertThat(fields(list)).containsExactly("items", "total", "skip", "limit");
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("skip").asInt()).isEqualTo(1);
        JsonNode found = body(client.get("/contexts/search?skip=4&limit=2", token));
        assertThat(fields(found)).containsExactly("results", "total", "page", "per_page");
        assertThat(found.path("page").asInt()).isEqualTo(3);
        assertThat(found.path("per_page").asInt()).isEqualTo(2);
    }

    @Test
    void pagesFollowEachOtherInEachDialect() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            DialectClient client = speaking(dialect);
            String token = token(client);
            String second = dialect == Dialect.GUIDELINE ? "page=2" : dialect == Dialect.PLAN ? "skip=5" : "offset=5";
            assertThat(ids(client.rows(client.get("/contexts/search?limit=5&" + second, token))))
                    .as(dialect.toString())
                    .hasSize(5)
                    .doesNotContainAnyElementsOf(ids(client.rows(client.get("/contexts/search?limit=5", token))));
        }
    }

    @Test
    void aRefreshBringsNoNewRefreshTokenToTheClientAndOneInTheGuideline() throws Exception {
        assertThat(fields(refreshed(Dialect.CLIENT))).containsExactly("user", "token");
        assertThat(fields(refreshed(Dialect.GUIDELINE))).containsExactly("user", "token", "refresh_token");
        assertThat(fields(refreshed(Dialect.PLAN))).containsExactly("access_token", "token_type", "expires_in");
    }

    @Test
    void thePlansSignInInTheWordsOfOAuth() throws Exception {
        DialectClient client = speaking(Dialect.PLAN);
        JsonNode session = body(client.send(
                "POST", "/auth/login", "", Map.of("email", Feeders.user(), "password", SettingsBuilder.PASSWORD)));
        assertThat(fields(session))
                .containsExactly("access_token", "token_type", "expires_in", "refresh_token", "user");
        assertThat(session.path("token_type").asText()).isEqualTo("bearer");
        assertThat(session.path("expires_in").asInt()).isEqualTo(1_800);
    }

    @Test
    void successHasTheStatusOfTheDialect() throws Exception {
        assertThat(statuses(Dialect.CLIENT)).containsExactly(201, 201, 204, 200, 201);
        assertThat(statuses(Dialect.GUIDELINE)).containsExactly(201, 201, 200, 200, 201);
        assertThat(statuses(Dialect.PLAN)).containsExactly(201, 200, 204, 204, 200);
    }

    @Test
    void whatIsDoneWithoutAnAnswerHasAnEmptyOne() throws Exception {
        assertThat(loggedOut(Dialect.CLIENT).body()).isEqualTo("{\"data\":null}");
        JsonNode guideline = body(loggedOut(Dialect.GUIDELINE));
        assertThat(fields(guideline)).containsExactly("data", "meta");
        HttpResponse<String> plan = loggedOut(Dialect.PLAN);
        assertThat(plan.body()).isEmpty();
        assertThat(plan.headers().map()).doesNotContainKeys("Content-Type", "Content-Length", "Transfer-Encoding");
    }

    @Test
    void aProjectHasTheFieldsOfTheClientsTypeOrThoseOfThePlans() throws Exception {
        assertThat(project(Dialect.CLIENT))
                .contains("ownerId", "collaborators", "tags", "settings", "createdAt")
                .doesNotContain("language", "framework", "repositoryUrl", "metadata");
        assertThat(project(Dialect.PLAN))
                .contains("owner_id", "language", "repository_url", "metadata", "context_count", "created_at")
                .doesNotContain("collaborators", "settings");
    }

    @Test
    void theMetadataOfAContextIsAlwaysAnObjectAndKeepsItsOwnNames() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            DialectClient client = speaking(dialect);
            String token = token(client);
            Map<String, Object> context = Map.of(
                    "name",
                    "quokka",
                    "version",
                    "1.0.0",
                    "projectId",
                    client.firstProject(token),
                    "metadata",
                    Map.of("someKey", 1, "other_key", 2));
            JsonNode made = client.value(client.send("POST", "/contexts", token, context));
            assertThat(fields(made.path("metadata"))).containsExactlyInAnyOrder("someKey", "other_key");
            assertThat(client.rows(client.get("/contexts/search?q=quokka&limit=1", token))
                            .at("/0/metadata")
                            .isObject())
                    .isTrue();
        }
    }

    @Test
    void aContextWithoutMetadataHasAnEmptyObject() throws Exception {
        DialectClient client = speaking(Dialect.CLIENT);
        String token = token(client);
        Map<String, Object> context =
                Map.of("name", "bare", "version", "1.0.0", "projectId", client.firstProject(token));
        assertThat(client.value(client.send("POST", "/contexts", token, context))
                        .path("metadata"))
                .isEqualTo(Client.JSON.createObjectNode());
    }

    @Test
    void completionsAreBareInEachDialect() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            DialectClient client = speaking(dialect);
            Map<String, Object> prompt = Map.of(
                    "messages",
                    List.of(Map.of("role", "user", "content", "How do retries work?")),
                    "model",
                    "small",
                    "provider",
                    "anthropic",
                    "max_tokens",
                    100);
            JsonNode completion = body(client.send("POST", "/llm/complete", token(client), prompt));
            assertThat(fields(completion))
                    .containsExactlyInAnyOrder("content", "model", "provider", "usage", "created_at");
            assertThat(completion.path("content").asText()).startsWith("How do retries work?");
            assertThat(completion.at("/usage/total_tokens").asInt()).isEqualTo(28);
        }
    }

    @Test
    void numbersBeyondAnyListAreAPageWithoutRows() throws Exception {
        DialectClient client = speaking(Dialect.CLIENT);
        String token = token(client);
        for (String skip : List.of("99999999999999999999", "7.0")) {
            HttpResponse<String> page = client.get("/projects?skip=" + skip, token);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(client.rows(page)).isEmpty();
        }
    }

    /** Of a project, an account, a removal, a sign-out and a copy that were asked for. */
    private List<Integer> statuses(Dialect dialect) throws Exception {
        DialectClient client = speaking(dialect);
        String token = token(client);
        String context = client.firstContext(token, client.firstProject(token));
        HttpResponse<String> project = client.send("POST", "/projects", token, Map.of("name", "new"));
        Map<String, String> account = Map.of("email", "new@x.example", "password", "long enough", "name", "New");
        return List.of(
                project.statusCode(),
                client.send("POST", "/auth/register", "", account).statusCode(),
                client.send(
                                "DELETE",
                                "/projects/" + client.value(project).path("id").asText(),
                                token,
                                Map.of())
                        .statusCode(),
                loggedOut(dialect).statusCode(),
                client.send("POST", "/contexts/" + context + "/duplicate", token, Map.of("name", "copy"))
                        .statusCode());
    }

    private HttpResponse<String> loggedOut(Dialect dialect) throws Exception {
        DialectClient client = speaking(dialect);
        return client.send("POST", "/auth/logout", token(client), Map.of());
    }

    private JsonNode refreshed(Dialect dialect) throws Exception {
        DialectClient client = speaking(dialect);
        String token = client.login(Feeders.user()).refreshToken();
        return client.value(client.send("POST", "/auth/refresh", "", Map.of("refreshToken", token)));
    }

    private List<String> project(Dialect dialect) throws Exception {
        DialectClient client = speaking(dialect);
        return fields(client.rows(client.get("/projects", token(client))).path(0));
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> ids(JsonNode rows) {
        return rows.findValuesAsText("id");
    }

    private static JsonNode body(HttpResponse<String> response) throws Exception {
        return Client.JSON.readTree(response.body());
    }

    private static String token(DialectClient client) throws Exception {
        return client.login(Feeders.user()).token();
    }

    private DialectClient speaking(Dialect dialect) {
        return targets.speaking(new SettingsBuilder(), dialect);
    }
}
