package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.contract.Endpoint;
import mobius.contract.ServedApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked before any load: a healthy platform in each shape, and each wrong one with a message that says what to do. */
class PlatformSurveyTest {

    private static final Settings SETTINGS = SettingsReader.read(
            Map.of("mobius.environment", "staging", "mobius.target.base-url", "http://127.0.0.1:1"),
            Map.of("MOBIUS_PASSWORD", "Sesame-open-1"));
    private static final Set<String> ALL =
            Set.of("POST /auth/login", "GET /projects", "GET /contexts", "GET /contexts/search", "GET /contexts/{id}");
    private static final String API = "/api/v1";
    private static final String SEED = "run bin/mobius seed --environment staging";

    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private URI url;

    /** A status, a body, and where it sends to; empty if nowhere. */
    private record Reply(int status, String body, String location) {
        Reply(String body) {
            this(200, body, "");
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        replies.put("POST " + API + "/auth/login", new Reply("{\"data\":{\"user\":{},\"token\":\"t\"}}"));
        replies.put("GET " + API + "/projects", new Reply("{\"data\":[{\"id\":\"p1\"}]}"));
        replies.put("GET " + API + "/contexts", new Reply("{\"data\":[{\"id\":\"c1\"}]}"));
        replies.put("GET " + API + "/contexts/search", new Reply("{\"data\":[{\"id\":\"c1\"}]}"));
        replies.put("GET " + API + "/contexts/c1", new Reply("{\"data\":{\"id\":\"c1\"}}"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(request);
        Reply reply = replies.getOrDefault(request, new Reply(404, "{\"detail\":\"Not Found\"}", ""));
        if (!reply.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", reply.location());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aPlatformWithTheClientsShapesIsFineInSixRequests() {
        assertThat(survey().problems()).isEmpty();
        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/openapi.json",
                        "POST /api/v1/auth/login",
                        "GET /api/v1/projects",
                        "GET /api/v1/contexts",
                        "GET /api/v1/contexts/search",
                        "GET /api/v1/contexts/c1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"access_token":"t","token_type":"bearer"} | {"items":[{"id":7}],"total":1}                | {"results":[{"id":"c1"}],"total":1}
                    {"data":{"token":"t"},"meta":{}}           | {"data":{"items":[{"id":"p"}]},"meta":{}}     | {"data":{"items":[{"id":"c1"}]}}
                    """)
    void otherShapesAreFineToo(String entry, String projects, String matches) {
        replies.put("POST " + API + "/auth/login", new Reply(entry));
        replies.put("GET " + API + "/projects", new Reply(projects));
        replies.put("GET " + API + "/contexts/search", new Reply(matches));
        assertThat(survey().problems()).isEmpty();
    }

    @Test
    void aSlashThatARedirectAddsIsLearnedForEveryMethodOfThePath() {
        replies.put("GET " + API + "/projects", new Reply(307, "", url + API + "/projects/"));
        replies.put("GET " + API + "/projects/", new Reply("{\"items\":[{\"id\":\"p1\"}]}"));
        PlatformSurvey.Outcome outcome = survey();
        assertThat(outcome.problems()).isEmpty();
        assertThat(path(outcome.served(), "GET /projects")).isEqualTo("/api/v1/projects/");
        assertThat(path(outcome.served(), "POST /projects")).isEqualTo("/api/v1/projects/");
        assertThat(path(outcome.served(), "GET /contexts")).isEqualTo("/api/v1/contexts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"detail":"Bad credentials"}
                    401 | {"detail":"Bad credentials"}
                    404 | {"error":{"message":"Bad credentials"}}
                    422 | {"message":"Bad credentials"}
                    """)
    void accountsThatAreNotThereAreToBeSeeded(int status, String body) {
        replies.put("POST " + API + "/auth/login", new Reply(status, body, ""));
        assertThat(survey().problems())
                .containsExactly(url + ": POST /auth/login answered " + status
                        + " for someone@load.example (Bad credentials): the accounts of the feeders do not exist, or"
                        + " have another password than MOBIUS_PASSWORD; " + SEED);
        assertThat(asked).doesNotContain("GET /api/v1/projects");
    }

    @Test
    void anAccountWithoutProjectsIsToBeSeeded() {
        replies.put("GET " + API + "/projects", new Reply("{\"data\":[]}"));
        assertThat(survey().problems())
                .containsExactly("The account someone@load.example has no projects on " + url
                        + ", but users begin with one of theirs; " + SEED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"data":{"projects":[]}}                      | with no list: {"data":{"projects":[]}}
                    <html><body>Welcome to nginx!</body></html>   | with an HTML page: <html><body>Welcome to nginx!</body></html>
                    ''                                            | with an empty body
                    {"success":false,"error":{"message":"down"}}  | with an error in the body: {"success":false,"error":{"message":"down"}}
                    ["p1","p2"]                                   | with a list of something other than objects: ["p1","p2"]
                    """)
    void aListInAnUnknownShapeIsShownAndNotTakenForEmpty(String body, String what) {
        replies.put("GET " + API + "/projects", new Reply(body));
        assertThat(survey().problems())
                .containsExactly(url + ": GET /projects answered 200 " + what
                        + "; the suite does not know this shape: compare it with bin/mobius check, and with"
                        + " config/openapi.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"data":{"user":{}}}  | with no token: {"data":{"user":{}}}
                    [1]                   | with no token: [1]
                    <html></html>         | with an HTML page: <html></html>
                    """)
    void aSignInWithoutATokenIsShown(String body, String what) {
        replies.put("POST " + API + "/auth/login", new Reply(body));
        assertThat(survey().problems())
                .singleElement()
                .asString()
                .startsWith(url + ": POST /auth/login answered 200 " + what);
    }

    @Test
    void aContextThatIsAnotherOneIsShown() {
        replies.put("GET " + API + "/contexts/c1", new Reply("{\"data\":{\"id\":\"c2\"}}"));
        assertThat(survey().problems())
                .singleElement()
                .asString()
                .startsWith(url + ": GET /contexts/{id} answered 200 with another context than c1");
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowedWithTheToken() {
        replies.put("GET " + API + "/projects", new Reply(307, "", "http://elsewhere.example/projects"));
        assertThat(survey().problems())
                .singleElement()
                .asString()
                .contains("http://elsewhere.example/projects", "is not followed");
    }

    @Test
    void aLimiterThatRefusesTheFirstSignInIsNamed() {
        replies.put("POST " + API + "/auth/login", new Reply(429, "{\"detail\":\"60 per minute\"}", ""));
        assertThat(survey().problems())
                .containsExactly(
                        url + ": POST /auth/login answered 429 for someone@load.example (60 per minute): its limiter"
                                + " refuses even one sign-in; have the operators exempt the injector, or wait");
    }

    @Test
    void aLimiterThatRefusesALaterRequestIsNamed() {
        replies.put("GET " + API + "/contexts/search", new Reply(429, "{\"detail\":\"60 per minute\"}", ""));
        assertThat(survey().problems())
                .singleElement()
                .asString()
                .startsWith(url + ": GET /contexts/search answered 429 (60 per minute)")
                .contains("mobius.target.limits");
    }

    @Test
    void aWrongPrefixIsCorrectedByThePlatformsOwnDocument() {
        replies.put(
                "GET " + API + "/openapi.json",
                new Reply(
                        "{\"openapi\":\"3.1.0\",\"paths\":{\"/v2/auth/login\":{\"post\":{}},\"/v2/projects\":{\"get\":{}}}}"));
        assertThat(survey().problems())
                .containsExactly(
                        "mobius.target.api-prefix is \"/api/v1\", and " + url + " serves its API under \"/v2\" by its"
                                + " own OpenAPI document; set mobius.target.api-prefix to that");
    }

    @Test
    void thePublicStateOfThePlatformServesNeitherAccountsNorProjects() {
        replies.put(
                "GET " + API + "/openapi.json",
                new Reply(
                        "{\"openapi\":\"3.1.0\",\"paths\":{\"/\":{\"get\":{}},\"/health\":{\"get\":{}},\"/metrics\":{\"get\":{}}}}"));
        PlatformSurvey.Outcome outcome = survey();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.served().serves(endpoint(outcome.served(), "GET /"))).isTrue();
        assertThat(outcome.served().serves(endpoint(outcome.served(), "POST /auth/login")))
                .isFalse();
        assertThat(asked).containsExactly("GET /api/v1/openapi.json");
    }

    @Test
    void onlyWhatTheLoadNeedsIsAsked() {
        PlatformClient client = new PlatformClient(url, Optional.empty());
        new PlatformSurvey(SETTINGS, client)
                .ofDocumentAndData("someone@load.example", new Secret("Sesame-open-1"), Set.of("GET /health"));
        assertThat(asked).containsExactly("GET /api/v1/openapi.json");
    }

    private PlatformSurvey.Outcome survey() {
        return new PlatformSurvey(SETTINGS, new PlatformClient(url, Optional.empty()))
                .ofDocumentAndData("someone@load.example", new Secret("Sesame-open-1"), ALL);
    }

    private static String path(ServedApi served, String name) {
        return served.path(endpoint(served, name));
    }

    private static Endpoint endpoint(ServedApi served, String name) {
        return served.contract().endpoint(name).orElseThrow();
    }
}
