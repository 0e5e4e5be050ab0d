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
        assertThat(api.requests()).containsExactly("GET /contexts/search (next page)");
    }

    @Test
    void thePlatformMayHaveAnotherPrefixOrNone() {
        Api prefixed = api(Map.of("mobius.target.api-prefix", "/mobius/api"));
        assertThat(url(prefixed.request("GET /projects"))).isEqualTo("/mobius/api/projects");
        assertThat(url(prefixed.anonymous("GET /health"))).isEqualTo("/health");
        assertThat(url(api(Map.of("mobius.target.api-prefix", "")).request("GET /projects")))
                .isEqualTo("/projects");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health, 3",
        "GET /projects, 3",
        "POST /auth/login, 3",
        "GET /auth/me, 3",
        "GET /contexts/search, 7",
        "POST /contexts, 7",
        "POST /contexts/import, 11",
        "GET /contexts/{id}/export, 11",
        "POST /llm/complete, 11"
    })
    void eachClassHasItsTimeout(String request, long seconds) {
        Api timed = api(Map.of(
                "mobius.target.timeouts.quick", "3 s",
                "mobius.target.timeouts.standard", "7 s",
                "mobius.target.timeouts.long", "11 s"));
        assertThat(timeout(timed.request(request))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void requestsAreListedOnceInTheOrderOfTheirFirstUse() {
        api.request("GET /projects");
        api.anonymous("GET /health");
        api.request("GET /projects");
        assertThat(api.requests()).containsExactly("GET /projects", "GET /health");
    }

    private static Api api(Map<String, String> properties) {
        Settings settings = SettingsReader.read(new TreeMap<>(properties), Map.of());
        return new Api(CONTRACT, settings.target(), settings.budgets());
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
