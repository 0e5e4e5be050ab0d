package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.config.hocon.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REMEDY = "; start the platform there, or set mobius.target.base-url to its address";

    @Test
    void whoAnswersThatItIsWellHasNoProblem() throws IOException {
        serving(status(200), url -> assertThat(problem(url, PATIENCE)).isEmpty());
    }

    @Test
    void onlyTheHealthCheckIsAsked() throws IOException {
        HttpHandler onlyHealth = exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().toString().equals("/health") ? 200 : 404, -1);
            exchange.close();
        };
        serving(onlyHealth, url -> assertThat(problem(url, PATIENCE)).isEmpty());
    }

    @Test
    void aHealthCheckThatIsNotPublicGetsTheToken() throws IOException {
        HttpHandler guarded = exchange -> {
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.sendResponseHeaders("Bearer sesame".equals(sent) ? 200 : 401, -1);
            exchange.close();
        };
        serving(guarded, url -> {
            PlatformClient client = new PlatformClient(url, Optional.of(new Secret("sesame")));
            assertThat(new AnswerCheck(client, PATIENCE).problem()).isEmpty();
            assertThat(problem(url, PATIENCE)).contains(url + "/health answers with status 401" + REMEDY);
        });
    }

    @Test
    void whoAnswersThatItIsNotWellIsNamedWithTheStatus() throws IOException {
        serving(
                status(503),
                url -> assertThat(problem(url, PATIENCE)).contains(url + "/health answers with status 503" + REMEDY));
    }

    @Test
    void aPlatformThatCallsItselfUnhealthyInASuccessIsNotLoaded() throws IOException {
        serving(
                body("{\"status\":\"unhealthy\",\"components\":{\"database\":\"down\"}}"),
                url -> assertThat(problem(url, PATIENCE))
                        .contains(url + "/health reports that it is not healthy ({\"status\":\"unhealthy\","
                                + "\"components\":{\"database\":\"down\"}}); find out which of its parts is down, and"
                                + " start the command again"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\":\"UP\"}", "{\"status\":\"pass\"}", "{\"data\":{\"status\":\"ok\"}}", "OK", "{}"})
    void wordsForHealthyDifferAndAFrontDoorMayAnswerInPlainText(String body) throws IOException {
        serving(body(body), url -> assertThat(problem(url, PATIENCE)).isEmpty());
    }

    @Test
    void whoSendsElsewhereIsNotThePlatform() throws IOException {
        serving(
                status(302),
                url -> assertThat(problem(url, PATIENCE)).contains(url + "/health answers with status 302" + REMEDY));
    }

    @Test
    void whoIsSilentIsNotWaitedForLongerThanThePatience() throws IOException {
        serving(
                exchange -> {},
                url -> assertThat(problem(url, Duration.ofMillis(200)))
                        .contains(url + "/health does not answer within 200 ms" + REMEDY));
    }

    @Test
    void whoBeginsAnAnswerAndDoesNotEndItIsNotWaitedForEither() throws IOException {
        HttpHandler stalled = exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
        };
        serving(
                stalled,
                url -> assertThat(problem(url, Duration.ofMillis(200)))
                        .contains(url + "/health begins an answer but does not finish it within 200 ms" + REMEDY));
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(problem(nobody, PATIENCE)).contains(nobody + "/health refuses the connection" + REMEDY);
    }

    @Test
    void aHostThatNobodyKnowsIsNotSaidToRefuse() {
        URI unknown = URI.create("http://mobius.invalid:8000");
        assertThat(problem(unknown, PATIENCE)).contains(unknown + "/health has a host that cannot be found" + REMEDY);
    }

    @Test
    void thePathOfTheBaseUrlIsKept() throws IOException {
        HttpHandler onlyBelow = exchange -> {
            boolean isBelow = exchange.getRequestURI().toString().equals("/mobius/health");
            exchange.sendResponseHeaders(isBelow ? 200 : 404, -1);
            exchange.close();
        };
        serving(
                onlyBelow,
                url -> assertThat(problem(URI.create(url + "/mobius"), PATIENCE))
                        .isEmpty());
    }

    @Test
    void aHostThatThePlatformDoesNotServeHasItsOwnRemedy() throws IOException {
        HttpHandler trusting = exchange -> {
            byte[] body = "Invalid host header".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
        serving(
                trusting,
                url -> assertThat(problem(url, PATIENCE))
                        .contains(url + "/health answers 400 Invalid host header: its TrustedHostMiddleware does not"
                                + " allow the Host " + url.getAuthority() + "; add that host to its allowed hosts, or"
                                + " use a host name that is among them"));
    }

    private static Optional<String> problem(URI baseUrl, Duration patience) {
        return new AnswerCheck(new PlatformClient(baseUrl, Optional.empty()), patience).problem();
    }

    private static HttpHandler body(String text) {
        return exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    private static HttpHandler status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private static void serving(HttpHandler handler, Consumer<URI> question) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        try {
            question.accept(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }
}
