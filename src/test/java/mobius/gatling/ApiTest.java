package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.contract.ServedApi;
import mobius.workload.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatlingWords.class)
class ApiTest {

    private static final Contract CONTRACT = Contract.load();

    private final Api api = api(Map.of());

    @Test
    void aRequestThatTheContractDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> api.request("GET /context/{id}", "#{contextId}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "config/openapi.json has no endpoint for the request GET /context/{id}; correct the name in the"
                                + " journey, or describe the endpoint there");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void idsTakeThePlacesOfPathParameters() {
        assertThat(url(api.request("GET /contexts/{id}", "a$1\\b"))).isEqualTo("/api/v1/contexts/a$1\\b");
    }

    @Test
    void anIdMayComeFromTheSessionOfAUser() {
        Session session = session().set("contextId", "c7");
        assertThat(url(api.request("GET /contexts/{id}", "#{contextId}"), session))
                .isEqualTo("/api/v1/contexts/c7");
    }

    @Test
    void aRemarkBehindTheNameIsNoPartOfThePath() {
        assertThat(url(api.request("GET /contexts/search (next page)"))).isEqualTo("/api/v1/contexts/search");
        api.send("GET /contexts/search (next page)", request -> request);
        assertThat(api.requests()).containsExactly("GET /contexts/search (next page)");
    }

    @Test
    void thePlatformMayHaveAnotherPrefixOrNone() {
        Api prefixed = api(Map.of("mobius.target.api-prefix", "/mobius/api"));
        assertThat(url(prefixed.request("GET /projects"))).isEqualTo("/mobius/api/projects");
        assertThat(url(prefixed.request("GET /health"))).isEqualTo("/health");
        assertThat(url(api(Map.of("mobius.target.api-prefix", "")).request("GET /projects")))
                .isEqualTo("/projects");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health, 3",
        "GET /projects, 3",
        "POST /auth/login, 3",
        "GET /auth/me, 3",
        "POST /auth/refresh, 3",
        "POST /auth/logout, 3",
        "POST /auth/register, 7",
        "PATCH /auth/profile, 7",
        "POST /auth/change-password, 7",
        "GET /contexts/{id}, 3",
        "DELETE /contexts/{id}, 3",
        "GET /contexts/search, 7",
        "POST /contexts, 7",
        "POST /contexts/import, 11",
        "GET /contexts/{id}/export, 11",
        "POST /llm/complete, 11"
    })
    void eachRequestHasTheTimeoutOfTheWebClient(String request, long seconds) {
        Api timed = api(Map.of(
                "mobius.target.timeouts.quick", "3 s",
                "mobius.target.timeouts.standard", "7 s",
                "mobius.target.timeouts.long", "11 s"));
        assertThat(timeout(timed.request(request))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void requestsAreListedOnceInTheOrderOfTheirFirstUse() {
        api.send("GET /projects", request -> request);
        api.sendAnonymously("GET /health", request -> request);
        api.send("GET /projects", request -> request);
        assertThat(api.requests()).containsExactly("GET /projects", "GET /health");
    }

    @Test
    void whatIsSentIsCountedWithItsTurnsAndWithTheRequestsThatALimiterCountsByAddress() {
        api.sendAnonymously("GET /health", request -> request);
        api.times(0.2, () -> api.sendAnonymously("POST /auth/login", request -> request));
        api.times(2, () -> api.times(3, () -> api.send("GET /projects", request -> request)));
        api.silently().sendAnonymously("POST /auth/login", request -> request);
        assertThat(api.visit())
                .isEqualTo(
                        new Visit(7.2, 2.2, Map.of("GET /health", 1.0, "POST /auth/login", 0.2, "GET /projects", 6.0)));
    }

    @Test
    void pathsAndFieldsAreThoseOfThePlatformAndWhatItLacksIsNamed() {
        Settings settings = SettingsReader.read(Map.of(), Map.of());
        Api slashed = new Api(ServedApi.of(CONTRACT, "/api/v1", """
                        {"openapi":"3.1.0","paths":{"/api/v1/projects/":{"get":{"parameters":[{"name":"skip","in":"query"},{"name":"limit","in":"query"}]}},
                        "/api/v1/contexts":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":{"project_id":{}}}}}}}}}}
                        """), settings.target(), settings.budgets());
        assertThat(url(slashed.request("GET /projects"))).isEqualTo("/api/v1/projects/");
        assertThat(slashed.field("POST /contexts", "projectId")).isEqualTo("project_id");
        assertThat(slashed.hasPages("GET /projects")).isTrue();
        slashed.send("GET /projects", request -> request);
        slashed.silently().send("DELETE /projects/{id}", request -> request, "1");
        assertThat(slashed.missing()).containsExactly("DELETE /projects/{id}");
        slashed.ifServed("POST /llm/complete", () -> slashed.send("POST /llm/complete", request -> request));
        assertThat(slashed.skipped()).containsExactly("POST /llm/complete");
        assertThat(slashed.requests()).containsExactly("GET /projects");
    }

    private static Api api(Map<String, String> properties) {
        Settings settings = SettingsReader.read(new TreeMap<>(properties), Map.of());
        return new Api(
                ServedApi.assumed(CONTRACT, settings.target().apiPrefix()), settings.target(), settings.budgets());
    }

    private static String url(HttpRequestActionBuilder request) {
        return url(request, session());
    }

    private static String url(HttpRequestActionBuilder request, Session session) {
        return scala(request)
                .commonAttributes()
                .urlOrURI()
                .left()
                .toOption()
                .get()
                .apply(session)
                .toOption()
                .get();
    }

    private static Duration timeout(HttpRequestActionBuilder request) {
        return Duration.ofNanos(
                scala(request).httpAttributes().requestTimeout().get().toNanos());
    }

    private static HttpRequestBuilder scala(HttpRequestActionBuilder request) {
        return (HttpRequestBuilder) request.asScala();
    }

    private static Session session() {
        return Session$.MODULE$.apply("visit", 1, null);
    }
}
