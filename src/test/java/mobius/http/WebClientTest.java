package mobius.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mobius.Certificates;
import mobius.http.WebFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebClientTest {

    private static final int MOST_BYTES = 1_000_000;
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(300);

    private final WebClient client = new WebClient(MOST_BYTES);

    @Test
    void requestsAreHttp11AndOfferNoUpgrade() throws Exception {
        try (LocalServer server = LocalServer.answering(200, "text/plain", "fine")) {
            assertThat(get(server.url("/a?b=c")).text()).isEqualTo("fine");
            assertThat(server.protocols()).containsExactly("HTTP/1.1 null");
            assertThat(server.requests()).containsExactly("GET /a?b=c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h:1/mobius", "http://h:1/mobius/"})
    void thePathOfABaseUrlIsKept(String base) {
        assertThat(Origin.url(URI.create(base), "/api/v1/projects?limit=1"))
                .hasToString("http://h:1/mobius/api/v1/projects?limit=1");
        assertThat(Origin.url(URI.create("http://h"), "/health")).hasToString("http://h/health");
    }

    @Test
    void anOriginIsTheSameWithItsDefaultPortWrittenOrNot() {
        assertThat(Origin.of(URI.create("https://Mobius.example/a")))
                .isEqualTo(Origin.of(URI.create("HTTPS://mobius.example:443/b")))
                .isNotEqualTo(Origin.of(URI.create("http://mobius.example")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReadIsRedirectedOnTheSameOriginWithItsToken(int status) throws Exception {
        try (LocalServer server = LocalServer.redirecting("/projects", status, "/projects/")) {
            WebResponse response =
                    client.send(WebRequest.get(server.url("/projects")).withToken("sesame"), PATIENT);
            assertThat(response.text()).isEqualTo("here");
            assertThat(response.url()).isEqualTo(server.url("/projects/"));
            assertThat(server.requests()).containsExactly("GET /projects", "GET /projects/");
            assertThat(server.tokens()).containsExactly("Bearer sesame", "Bearer sesame");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void aWriteIsRedirectedWithItsBody(int status) throws Exception {
        try (LocalServer server = LocalServer.redirecting("/projects", status, "/projects/")) {
            client.send(WebRequest.of("POST", server.url("/projects")).withJson("{\"a\":1}"), PATIENT);
            assertThat(server.requests()).containsExactly("POST /projects {\"a\":1}", "POST /projects/ {\"a\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void aWriteIsNotTurnedIntoARead(int status) throws Exception {
        try (LocalServer server = LocalServer.redirecting("/projects", status, "/projects/")) {
            WebResponse response =
                    client.send(WebRequest.of("POST", server.url("/projects")).withJson("{}"), PATIENT);
            assertThat(response.reason()).isEqualTo("answers with status " + status + " and sends to /projects/");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectToAnotherServerIsAFailureThatNamesItAndSendsNothingThere() throws Exception {
        try (LocalServer other = LocalServer.answering(200, "text/plain", "mine")) {
            String elsewhere = other.url("/x").toString();
            try (LocalServer server = LocalServer.redirecting("/a", 307, elsewhere)) {
                WebFailure failure = failure(WebRequest.get(server.url("/a")).withToken("sesame"), PATIENT);
                assertThat(failure.kind()).isEqualTo(Kind.REDIRECT);
                assertThat(failure.reason())
                        .isEqualTo("redirects with status 307 to " + elsewhere
                                + ", which is not on the same scheme, host and port and is not followed");
                assertThat(failure.isPassing()).isFalse();
                assertThat(other.requests()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "//elsewhere.invalid/", "javascript:alert(1)", "http://a b/", "mailto:a@b"
            })
    void whatIsNoPlaceOnTheSameOriginIsNotFollowed(String location) throws Exception {
        try (LocalServer server = LocalServer.redirecting("/a", 302, location)) {
            assertThat(failure(WebRequest.get(server.url("/a")), PATIENT).kind())
                    .isEqualTo(Kind.REDIRECT);
        }
    }

    @Test
    void aCircleEndsAfterThreeRedirects() throws Exception {
        try (LocalServer server = LocalServer.redirecting("/a", 302, "/a")) {
            assertThat(failure(WebRequest.get(server.url("/a")), PATIENT).reason())
                    .isEqualTo("redirects more than 3 times, finally to " + server.url("/a"));
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void aCompressedBodyIsDecompressed() throws Exception {
        try (LocalServer server = zipped("text".getBytes(StandardCharsets.UTF_8))) {
            assertThat(get(server.url("/")).text()).isEqualTo("text");
        }
    }

    @Test
    void aSmallBodyThatBecomesHugeIsBrokenOff() throws Exception {
        try (LocalServer server = zipped(new byte[MOST_BYTES + 1])) {
            assertThat(failure(WebRequest.get(server.url("/")), PATIENT).reason())
                    .isEqualTo("is longer than 1000000 bytes");
        }
        try (LocalServer server = zipped(new byte[MOST_BYTES])) {
            assertThat(get(server.url("/")).bytes().readAllBytes()).hasSize(MOST_BYTES);
        }
    }

    @Test
    void aBodyWithoutEndIsBrokenOff() throws Exception {
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[10_000];
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(piece);
            }
        };
        try (LocalServer server = new LocalServer(endless)) {
            assertThat(failure(WebRequest.get(server.url("/")), PATIENT).kind()).isEqualTo(Kind.TOO_LONG);
        }
    }

    @Test
    void whatClaimsToBeCompressedAndIsNotIsNoAnswer() throws Exception {
        HttpHandler lying = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalServer.send(exchange, 200, "plain".getBytes(StandardCharsets.UTF_8));
        };
        try (LocalServer server = new LocalServer(lying)) {
            assertThat(failure(WebRequest.get(server.url("/")), PATIENT).reason())
                    .isEqualTo("is not a complete gzip stream");
        }
    }

    @Test
    void silenceEndsInTime() throws Exception {
        AtomicReference<LocalServer> self = new AtomicReference<>();
        try (LocalServer server =
                new LocalServer(exchange -> requireNonNull(self.get()).waitForTheEnd())) {
            self.set(server);
            WebFailure failure = failure(WebRequest.get(server.url("/")), HASTY);
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.reason()).isEqualTo("does not answer within 300 ms");
            assertThat(failure.isPassing()).isTrue();
        }
    }

    @Test
    void aTrickleEndsInTime() throws Exception {
        AtomicReference<LocalServer> self = new AtomicReference<>();
        HttpHandler trickle = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1_000 && requireNonNull(self.get()).staysFor(20); i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
        };
        try (LocalServer server = new LocalServer(trickle)) {
            self.set(server);
            long begun = System.nanoTime();
            assertThat(failure(WebRequest.get(server.url("/")), HASTY).reason())
                    .isEqualTo("begins an answer but does not finish it within 300 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void redirectsShareTheTimeOfTheirRequest() throws Exception {
        AtomicReference<LocalServer> self = new AtomicReference<>();
        HttpHandler slow = exchange -> {
            requireNonNull(self.get()).staysFor(200);
            exchange.getResponseHeaders().set("Location", "/next");
            LocalServer.send(exchange, 302, new byte[0]);
        };
        try (LocalServer server = new LocalServer(slow)) {
            self.set(server);
            assertThat(failure(WebRequest.get(server.url("/")), Duration.ofMillis(500))
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void aServerThatIsNotThereRefuses() throws Exception {
        URI gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(failure(WebRequest.get(gone), PATIENT).reason()).isEqualTo("refuses the connection");
    }

    @Test
    void aHostWithoutAnAddressIsNotSaidToRefuse() {
        assertThat(failure(WebRequest.get(URI.create("http://mobius.invalid:8000/")), PATIENT)
                        .reason())
                .isEqualTo("has a host that cannot be found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "SSH-2.0-OpenSSH\r\n\r\n"})
    void aConnectionThatEndsTooSoonIsBroken(String sent) throws Exception {
        try (ServerSocket socket = breakingOffAfter(sent)) {
            WebFailure failure =
                    failure(WebRequest.get(URI.create("http://127.0.0.1:" + socket.getLocalPort())), PATIENT);
            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(failure.reason()).startsWith("broke off (");
        }
    }

    @Test
    void aCertificateThatIsNotTrustedNamesTheTrustStore(@TempDir Path folder) throws Exception {
        HttpsServer server = Certificates.of("ip:127.0.0.1", folder).serve();
        try {
            URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            WebFailure failure = failure(WebRequest.get(url), PATIENT);
            assertThat(failure.kind()).isEqualTo(Kind.CERTIFICATE);
            assertThat(failure.isPassing()).isFalse();
            assertThat(failure.advice("start it"))
                    .startsWith("presents a certificate that this machine does not trust (PKIX path building failed: ")
                    .endsWith(
                            "or name a trust store that contains its authority with -Djavax.net.ssl.trustStore=<file>");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerWithoutTlsIsNotBlamedForItsCertificate() throws Exception {
        try (ServerSocket socket = breakingOffAfter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            URI encrypted = URI.create("https://127.0.0.1:" + socket.getLocalPort());
            WebFailure failure = failure(WebRequest.get(encrypted), PATIENT);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure.advice("check its TLS"))
                    .startsWith("cannot be reached over TLS (")
                    .endsWith("; check its TLS");
        }
    }

    @Test
    void theProxyOfTheJvmIsUsed() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (LocalServer proxy = LocalServer.answering(200, "text/plain", "by proxy")) {
            InetSocketAddress at = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), proxy.url("/").getPort());
            ProxySelector.setDefault(only("behind.invalid", new Proxy(Proxy.Type.HTTP, at), before));
            URI url = URI.create("http://behind.invalid/health");
            assertThat(new WebClient(MOST_BYTES)
                            .send(WebRequest.get(url), PATIENT)
                            .text())
                    .isEqualTo("by proxy");
            assertThat(proxy.requests()).containsExactly("GET http://behind.invalid/health");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void aStatusIsToldWithTheStartOfTheBodyOnOneLine() throws Exception {
        try (LocalServer server =
                LocalServer.answering(503, "text/plain", "upstream\n\tis\u001b[2J away " + "x".repeat(900))) {
            String reason = get(server.url("/")).reason();
            assertThat(reason)
                    .startsWith("answers with status 503 (upstream is")
                    .endsWith("...)");
            assertThat(reason).hasSizeLessThan(240);
            assertThat(reason.chars()).noneMatch(Character::isISOControl);
        }
    }

    @Test
    void aHostThatIsNotAllowedHasASentenceOfItsOwn() throws Exception {
        try (LocalServer server = LocalServer.answering(400, "text/plain; charset=utf-8", "Invalid host header")) {
            WebResponse response = get(server.url("/health"));
            assertThat(response.refusesHost()).isTrue();
            assertThat(response.advice("start it"))
                    .isEqualTo("answers 400 Invalid host header: its TrustedHostMiddleware does not allow the Host "
                            + server.url("/health").getAuthority()
                            + "; add that host to its allowed hosts, or use a host name that is among them");
        }
        try (LocalServer server = LocalServer.answering(400, "text/plain", "Invalid name")) {
            assertThat(get(server.url("/")).refusesHost()).isFalse();
        }
    }

    @Test
    void aPageForBrowsersIsNamedAsOneWhateverItsType() throws Exception {
        try (LocalServer server =
                LocalServer.answering(502, "application/json", "\n<HTML><h1>Bad Gateway</h1></HTML>")) {
            assertThat(get(server.url("/")).reason())
                    .isEqualTo("answers with status 502 (a page in HTML: <HTML><h1>Bad Gateway</h1></HTML>)");
        }
    }

    @Test
    void theTextOfARequestHasNoToken() {
        assertThat(WebRequest.get(URI.create("http://h/")).withToken("sesame")).hasToString("GET http://h/");
    }

    @Test
    void anInterruptedThreadStopsWaiting() throws Exception {
        AtomicReference<LocalServer> self = new AtomicReference<>();
        try (LocalServer server =
                new LocalServer(exchange -> requireNonNull(self.get()).waitForTheEnd())) {
            self.set(server);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> get(server.url("/"))).isInstanceOf(InterruptedException.class);
        }
    }

    private WebResponse get(URI url) throws IOException, InterruptedException {
        return client.send(WebRequest.get(url), PATIENT);
    }

    private WebFailure failure(WebRequest request, Duration patience) {
        return catchThrowableOfType(WebFailure.class, () -> client.send(request, patience));
    }

    private static LocalServer zipped(byte[] body) throws IOException {
        return new LocalServer(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalServer.send(exchange, 200, LocalServer.gzip(body));
        });
    }

    private static ProxySelector only(String host, Proxy proxy, ProxySelector others) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI url) {
                return host.equals(url.getHost()) ? List.of(proxy) : others.select(url);
            }

            @Override
            public void connectFailed(URI url, SocketAddress address, IOException failure) {
                others.connectFailed(url, address, failure);
            }
        };
    }

    private static ServerSocket breakingOffAfter(String text) throws IOException {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = new Thread(() -> sendAndClose(socket, text), "a server that breaks off");
        server.setDaemon(true);
        server.start();
        return socket;
    }

    /** To every client until it is closed, for one whose connection broke may ask again. */
    private static void sendAndClose(ServerSocket socket, String text) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().readNBytes(1_000);
            } catch (IOException gone) {
                // The client, or this server: the loop's condition tells which.
            }
        }
    }
}
