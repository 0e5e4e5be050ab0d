package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mobius.reference.settings.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the dialects differ in what they refuse and in where they redirect to. */
class DialectErrorsTest {

    private final Targets targets = new Targets();

    @AfterEach
    void stop() {
        targets.close();
    }

    @Test
    void aMissingTokenIsNotABadOne() throws Exception {
        Map<Dialect, Integer> missing = Map.of(Dialect.CLIENT, 403, Dialect.GUIDELINE, 401, Dialect.PLAN, 403);
        for (Dialect dialect : Dialect.values()) {
            DialectClient client = speaking(dialect);
            HttpResponse<String> none = client.get("/auth/me", "");
            assertThat(none.statusCode()).as(dialect.toString()).isEqualTo(missing.get(dialect));
            assertThat(none.headers().firstValue("WWW-Authenticate").isPresent())
                    .isEqualTo(none.statusCode() == 401);
            assertThat(client.get("/auth/me", "bad").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void thePlansForbidFieldsOfAProjectThatCannotBeChanged() throws Exception {
        DialectClient client = speaking(Dialect.PLAN);
        String token = token(client);
        String project = "/projects/" + client.firstProject(token);
        HttpResponse<String> refused = client.send("PATCH", project, token, Map.of("language", "python"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(body(refused).at("/detail/0/type").asText()).isEqualTo("extra_forbidden");
        assertThat(client.send("PATCH", project, token, Map.of("tags", List.of("a")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSnakeCaseDialectsDoNotReadCamelCase() throws Exception {
        DialectClient client = speaking(Dialect.GUIDELINE);
        HttpResponse<String> refused =
                client.client().send("POST", "/api/v1/auth/refresh", "", Map.of("refreshToken", "x"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(body(refused).at("/error/details/validation_errors/0/field").asText())
                .isEqualTo("body.refresh_token");
    }

    @Test
    void theGuidelineWrapsErrors() throws Exception {
        DialectClient client = speaking(Dialect.GUIDELINE);
        String path = "/contexts/" + UUID.randomUUID();
        HttpResponse<String> missing = client.get(path, token(client));
        assertThat(missing.statusCode()).isEqualTo(404);
        JsonNode error = body(missing);
        assertThat(fields(error)).containsExactly("error", "success", "request_id", "path", "timestamp");
        assertThat(error.at("/error/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(error.at("/error/message").asText()).isEqualTo("Context not found");
        assertThat(error.path("path").asText()).isEqualTo("/api/v1" + path);
        assertThat(error.path("request_id").asText())
                .isEqualTo(missing.headers().firstValue("X-Correlation-ID").orElseThrow());
    }

    @Test
    void theGuidelineHasTheWaitOfALimitInTheBodyAndNotInAHeader() throws Exception {
        DialectClient client = targets.speaking(new SettingsBuilder().accountLimit(1, 100), Dialect.GUIDELINE);
        String token = token(client);
        client.get("/auth/me", token);
        HttpResponse<String> limited = client.get("/auth/me", token);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(body(limited).at("/error/details/retry_after").asInt()).isBetween(1, 60);
        assertThat(limited.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void thePlansRedirectACollectionWithoutASlashToTheOneWithIt() throws Exception {
        DialectClient client = speaking(Dialect.PLAN);
        HttpResponse<String> redirected = client.client().get("/api/v1/projects?limit=1", token(client));
        assertThat(redirected.statusCode()).isEqualTo(307);
        assertThat(redirected.headers().firstValue("Location")).contains(targets.url() + "/api/v1/projects/?limit=1");
        assertThat(client.client().get("/api/v1/contexts/search/").statusCode()).isEqualTo(307);
    }

    @Test
    void theOthersRedirectACollectionWithASlashToTheOneWithout() throws Exception {
        DialectClient client = speaking(Dialect.CLIENT);
        HttpResponse<String> redirected = client.client().get("/api/v1/projects/");
        assertThat(redirected.headers().firstValue("Location")).contains(targets.url() + "/api/v1/projects");
        assertThat(client.client().get("/nowhere/").statusCode()).isEqualTo(404);
    }

    @Test
    void theHealthOfTheApiIsThereInTheGuidelineOnly() throws Exception {
        assertThat(speaking(Dialect.CLIENT).client().get("/api/v1/health").body())
                .isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(speaking(Dialect.GUIDELINE).client().get("/api/v1/health").statusCode())
                .isEqualTo(200);
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
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
