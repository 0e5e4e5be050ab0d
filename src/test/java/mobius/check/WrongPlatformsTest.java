package mobius.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mobius.Certificates;
import mobius.check.FakePlatform.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong platform gives one message that names the request, what came, and the remedy. */
@Timeout(60)
class WrongPlatformsTest {

    private static final String JSON = "application/json";

    @Test
    void thePageOfAProxyInPlaceOfEveryAnswer() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)
                .before((request, own) -> Optional.of(Reply.text(200, "text/html", FakePlatform.NGINX)))) {
            assertThat(Checks.of(platform).problems())
                    .contains("POST " + platform.url() + "/api/v1/auth/login answered 200 with an HTML page: <html>"
                            + " <head><title>502 Bad Gateway</title></head> <body><center><h1>502 Bad"
                            + " Gateway</h1></center></body></html>; set mobius.target.base-url to the platform"
                            + " itself, or make the server in front of it forward this path.");
        }
    }

    @Test
    void aBadGatewayOfAProxy() throws Exception {
        try (FakePlatform platform =
                new FakePlatform(Shape.CLIENT).answering("GET /projects", 502, "text/html", FakePlatform.NGINX)) {
            assertThat(Checks.of(platform).problems())
                    .containsExactly(
                            "GET " + platform.url() + "/api/v1/projects?limit=20 answered 502 (an HTML page); set"
                                    + " mobius.target.base-url to the platform itself, or make the server in front of"
                                    + " it forward this path.");
        }
    }

    @Test
    void anEmptyBody() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).answering("GET /contexts/search", 200, JSON, "")) {
            assertThat(Checks.of(platform).problems())
                    .singleElement()
                    .asString()
                    .startsWith("GET " + platform.url() + "/api/v1/contexts/search?")
                    .endsWith(
                            " answered 200 with an empty body; make the platform return one of the shapes in docs/check.md.");
        }
    }

    @Test
    void anArrayInPlaceOfAnObject() throws Exception {
        try (FakePlatform platform =
                new FakePlatform(Shape.CLIENT).answering("GET /auth/me", 200, JSON, "{\"data\":[]}")) {
            assertThat(Checks.of(platform).problems())
                    .contains("GET " + platform.url() + "/api/v1/auth/me answered 200 with no user whose email is "
                            + FakePlatform.EMAIL + ": {\"data\":[]}; make the platform return one of the shapes in"
                            + " docs/check.md.");
        }
    }

    @Test
    void anObjectInPlaceOfAListIsShownWithItsFirst200Characters() throws Exception {
        String odd = "{\"data\":{\"rows\":[" + "1,".repeat(300) + "1]}}";
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).answering("GET /projects", 200, JSON, odd)) {
            CheckReport report = Checks.of(platform);
            assertThat(report.problems())
                    .singleElement()
                    .asString()
                    .contains(" answered 200 with no list: " + odd.substring(0, 199));
            assertThat(Checks.row(report, "GET /projects").outcome()).isEqualTo(Outcome.NOT_UNDERSTOOD);
            assertThat(platform.stored()).isEmpty();
        }
    }

    @Test
    void anErrorWithTheStatusOfSuccess() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)
                .answering(
                        "GET /contexts", 200, JSON, "{\"success\":false,\"error\":{\"code\":\"VECTOR_DB_ERROR\"}}")) {
            assertThat(Checks.of(platform).problems())
                    .singleElement()
                    .asString()
                    .contains("/contexts?", " answered 200 with an error in the body: {\"success\":false,");
        }
    }

    @Test
    void aSignInWithoutAToken() throws Exception {
        try (FakePlatform platform =
                new FakePlatform(Shape.CLIENT).answering("POST /auth/login", 200, JSON, "{\"data\":{\"user\":{}}}")) {
            CheckReport report = Checks.of(platform);
            assertThat(report.problems())
                    .containsExactly(
                            "POST " + platform.url() + "/api/v1/auth/login answered 200 with no token:"
                                    + " {\"data\":{\"user\":{}}}; make the platform return one of the shapes in docs/check.md.");
            assertThat(Checks.row(report, "GET /projects").reason()).isEqualTo("not signed in");
        }
    }

    @Test
    void anAccountThatIsNotThere() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)
                .answering("POST /auth/login", 401, JSON, "{\"detail\":\"Incorrect email or password\"}")) {
            assertThat(Checks.of(platform).problems())
                    .containsExactly("POST " + platform.url() + "/api/v1/auth/login answered 401 (Incorrect email or"
                            + " password); run `bin/mobius seed` to create the account " + FakePlatform.EMAIL
                            + ", or export MOBIUS_PASSWORD with the password that it has, or check with a new account by"
                            + " --register.");
        }
    }

    @Test
    void aRedirectToAnotherHost() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)
                .before((request, own) ->
                        Optional.of(Reply.text(302, "text/plain", "").with("Location", "https://sso.example/login")))) {
            assertThatThrownBy(() -> Checks.of(platform))
                    .isInstanceOf(CheckStopped.class)
                    .hasMessage("GET " + platform.url() + "/health redirects with status 302 to"
                            + " https://sso.example/login, which is not on the same scheme, host and port and is not"
                            + " followed; set mobius.target.base-url to the platform's address");
        }
    }

    @Test
    void aRuleAboutTheHost() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)
                .before((request, own) -> Optional.of(Reply.text(400, "text/plain", "Invalid host header")))) {
            assertThatThrownBy(() -> Checks.of(platform))
                    .isInstanceOf(CheckStopped.class)
                    .hasMessage("GET " + platform.url() + "/health answers 400 Invalid host header: its"
                            + " TrustedHostMiddleware does not allow the Host "
                            + platform.url().getAuthority()
                            + "; use a host name that its TrustedHostMiddleware allows, or add this one: the platform's"
                            + " own lists are mobius.ai, *.mobius.ai and localhost in production, and localhost,"
                            + " 127.0.0.1, 0.0.0.0 and *.localhost in every other environment");
        }
    }

    @Test
    void anApiBelowAnotherPrefixIsFoundByTheDocumentThatItsRootNames() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).prefix("/v2")) {
            CheckReport report = Checks.of(platform);
            assertThat(report.problems())
                    .singleElement()
                    .asString()
                    .startsWith("The document at " + platform.url() + "/v2/openapi.json has ")
                    .endsWith(" operations of the contract under /v2 and 0 under mobius.target.api-prefix; set"
                            + " mobius.target.api-prefix=\"/v2\".");
            assertThat(Checks.row(report, "GET /projects").outcome()).isEqualTo(Outcome.UNDERSTOOD);
        }
    }

    @Test
    void anApiWithoutAPrefixIsFoundWithoutADocument() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).prefix("").withoutDocument()) {
            assertThat(Checks.of(platform).problems())
                    .containsExactly(platform.url() + "/api/v1/auth/me does not exist, but " + platform.url()
                            + "/auth/me does; set mobius.target.api-prefix=\"\".");
        }
    }

    @Test
    void aCertificateOfNoKnownAuthority(@TempDir Path folder) throws Exception {
        HttpsServer server = Certificates.of("ip:127.0.0.1", folder).serve();
        try {
            URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            assertThatThrownBy(() -> Checks.at(url))
                    .isInstanceOf(CheckStopped.class)
                    .hasMessageStartingWith(
                            "GET " + url + "/health presents a certificate that this machine does not trust")
                    .hasMessageEndingWith("-Djavax.net.ssl.trustStore=<file>");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nothingThatAnswers() throws Exception {
        FakePlatform platform = new FakePlatform(Shape.CLIENT);
        platform.close();
        assertThatThrownBy(() -> Checks.of(platform))
                .isInstanceOf(CheckStopped.class)
                .hasMessage("GET " + platform.url() + "/health refuses the connection; start the platform there, or set"
                        + " mobius.target.base-url to its address");
    }

    @Test
    void aLimiterOfEverythingEndsTheWalkAndWhatWasCreatedGoesWhenItsMinuteIsOver() throws Exception {
        AtomicInteger left = new AtomicInteger(24);
        AtomicInteger waits = new AtomicInteger();
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.before((request, own) -> left.decrementAndGet() >= 0
                    ? Optional.empty()
                    : Optional.of(Reply.text(429, JSON, "{\"detail\":\"Rate limit exceeded\"}")
                            .with("Retry-After", "31")));
            CheckReport report = Checks.of(platform, time -> {
                if (waits.incrementAndGet() == 12) {
                    left.set(60);
                }
            });
            assertThat(report.problems())
                    .anyMatch(problem ->
                            problem.contains(" answered 429 (Rate limit exceeded); have the operators exempt this"
                                    + " machine's address from the rate limit."))
                    .anyMatch(problem -> problem.startsWith("Not sent") && problem.endsWith(" (rate limit)."));
            assertThat(Checks.section(report, "Limits"))
                    .anyMatch(line -> line.startsWith("429 for ") && line.contains("Retry-After: 31"));
            assertThat(report.left()).isEmpty();
        }
    }

    @Test
    void aLimiterThatNeverGivesWayLeavesWhatIsNamed() throws Exception {
        AtomicInteger left = new AtomicInteger(24);
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            // The store changes before the answer is replaced: only what is refused here counts as removed or not.
            platform.before((request, own) ->
                    left.decrementAndGet() >= 0 ? Optional.empty() : Optional.of(Reply.text(429, JSON, "{}")));
            CheckReport report = Checks.of(platform);
            assertThat(report.left())
                    .isNotEmpty()
                    .allMatch(item -> item.contains("id-") && item.contains(" answered 429"));
            assertThat(report.isFit()).isFalse();
        }
    }

    @Test
    void aBasePathThatTheAddressHasIsNoProblem() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).basePath("/mobius")) {
            CheckReport report = Checks.at(URI.create(platform.url() + "/mobius"));
            assertThat(report.problems()).isEmpty();
            assertThat(Checks.section(report, "Document"))
                    .contains("It names the base path /mobius, as mobius.target.base-url does.");
        }
    }

    @Test
    void aBasePathThatTheAddressLacksIsNamed() throws Exception {
        // The document alone is passed on without the base path.
        try (FakePlatform platform =
                new FakePlatform(Shape.CLIENT).basePath("/mobius").documentAtTheRoot()) {
            CheckReport report = Checks.of(platform);
            assertThat(report.problems())
                    .containsExactly(
                            "The platform serves its API under its base path /mobius; set mobius.target.base-url=\""
                                    + platform.url() + "/mobius\".");
            assertThat(Checks.row(report, "GET /projects").outcome()).isEqualTo(Outcome.UNDERSTOOD);
            assertThat(platform.stored()).isEmpty();
        }
    }

    @Test
    void aPlatformThatSaysThatItIsUnhealthy() throws Exception {
        try (FakePlatform platform =
                new FakePlatform(Shape.CLIENT).answering("GET /health", 200, JSON, "{\"status\":\"unhealthy\"}")) {
            assertThat(Checks.of(platform).problems())
                    .contains("GET " + platform.url() + "/health answered 200 with the status unhealthy:"
                            + " {\"status\":\"unhealthy\"}; make the platform return one of the shapes in"
                            + " docs/check.md.");
        }
    }
}
