package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.config.hocon.Secret;
import mobius.config.hocon.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final int ENOUGH_BYTES = 1 << 20;

    private final FakePrometheus server;

    PrometheusTest() throws IOException {
        server = new FakePrometheus();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theValueOfEachSeriesIsRead() {
        server.answer(200, FakePrometheus.success("{\"metric\":{\"handler\":\"/a\"},\"value\":[1768046400,\"12.5\"]}"));
        List<Series> series = prometheus().query("up", NOON);
        assertThat(series).hasSize(1);
        assertThat(series.get(0).label("handler")).isEqualTo("/a");
        assertThat(series.get(0).label("method")).isEmpty();
        assertThat(series.get(0).last()).isEqualTo(12.5);
        assertThat(server.asked().get(0)).containsEntry("query", "up").containsEntry("time", "1768046400");
    }

    @Test
    void aRangeHasAStep() {
        server.answer(200, FakePrometheus.success("{\"metric\":{},\"values\":[[1,\"2\"],[1.5,\"3\"]]}"));
        assertThat(prometheus().query("up", NOON.minusSeconds(60), NOON, Duration.ofSeconds(15)))
                .singleElement()
                .satisfies(series -> assertThat(series.values())
                        .containsOnlyKeys(Instant.ofEpochSecond(1), Instant.ofEpochMilli(1_500)));
        assertThat(server.asked().get(0)).containsEntry("step", "15s").containsEntry("start", "1768046340");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-Inf"})
    void whatIsNoFiniteNumberIsNotKnown(String value) {
        server.answer(200, FakePrometheus.success("{\"metric\":{},\"value\":[1,\"" + value + "\"]}"));
        Prometheus prometheus = prometheus();
        assertThat(prometheus.query("up", NOON).get(0).values()).isEmpty();
        assertThat(prometheus.warnings()).containsExactly("1 values of up are not finite numbers and are left out");
    }

    @Test
    void aNativeHistogramIsNotASeriesOfZero() {
        server.answer(200, FakePrometheus.success("{\"metric\":{\"a\":\"b\"},\"histogram\":[1,{\"count\":\"3\"}]}"));
        assertRefused("answers with a series that has no values: {a=b}; native histograms are not supported");
    }

    @Test
    void itsOwnReasonIsTold() {
        server.answer(
                422,
                "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query timed out\\u001b[2J\\nsorry\"}");
        assertRefused("refuses (status 422, execution): query timed out\u241b[2J sorry");
    }

    @Test
    void aPageInsteadOfAnAnswerIsTold() {
        server.answer(502, "<html><h1>Bad Gateway</h1></html>");
        assertRefused(
                "answers with status 502 (a page in HTML: <html><h1>Bad Gateway</h1></html>); check the URL, and any"
                        + " proxy in front of Prometheus");
    }

    @Test
    void whoIsNotLetInIsToldOfTheToken() {
        server.answer(401, "Unauthorized");
        assertRefused("answers with status 401 (Unauthorized); export MOBIUS_PROMETHEUS_TOKEN=... if it requires a"
                + " bearer token; for a password, write the user into the URL and export"
                + " MOBIUS_PROMETHEUS_PASSWORD=...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"status\":\"succ", "{\"data\":1}"})
    void whatIsNoAnswerOfPrometheusIsRefused(String body) {
        server.answer(200, body);
        assertRefused("does not answer like the API of Prometheus (" + (body.isEmpty() ? "an empty body" : body)
                + "); check the URL, and any proxy in front of Prometheus");
    }

    @Test
    void anAnswerWithoutSeriesIsRefused() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"2\"]}}");
        assertRefused("answers with no series but with \"scalar\"");
    }

    @Test
    void aValueThatIsNoNumberIsRefused() {
        server.answer(200, FakePrometheus.success("{\"metric\":{},\"value\":[1,\"many\"]}"));
        assertRefused("answers with a value that is not a number: \"many\"");
    }

    @Test
    void anAnswerThatIsTooLongIsBrokenOff() {
        server.answer(200, " ".repeat(ENOUGH_BYTES + 1));
        assertRefused("is longer than 1048576 bytes; check the URL, and any proxy in front of Prometheus");
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLong() {
        server.hang();
        Prometheus impatient = prometheus(Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.query("up", NOON))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at " + server.url() + " does not answer within 50 ms; check the URL, and any"
                        + " proxy in front of Prometheus");
    }

    @Test
    void whoIsNotThereIsTold() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Prometheus absent = Prometheus.at(PrometheusUrl.parse("http://127.0.0.1:" + free), Secrets.none());
        assertThatThrownBy(() -> absent.query("up", NOON))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at http://127.0.0.1:" + free
                        + " refuses the connection; check the URL, and any proxy in front of Prometheus");
    }

    @Test
    void warningsAreKept() {
        server.answer(
                200,
                "{\"status\":\"success\",\"warnings\":[\"a store is away\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        Prometheus prometheus = prometheus();
        assertThat(prometheus.query("up", NOON)).isEmpty();
        assertThat(prometheus.warnings()).containsExactly("a store is away");
    }

    @Test
    void aUserAndAPasswordAreSentAsPrometheusItselfAsksForThem() {
        server.answer(401, "Unauthorized");
        PrometheusUrl url = PrometheusUrl.parse(server.url().replace("http://", "http://j%C3%BCrgen@"));
        assertThat(url).hasToString(server.url());
        Prometheus prometheus = Prometheus.at(
                url,
                new Secrets(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Secret("another one")),
                        Optional.of(new Secret("battery-staple")),
                        Optional.empty()));
        assertThatThrownBy(() -> prometheus.query("up", NOON)).message().doesNotContain("battery");
        byte[] pair = "j\u00fcrgen:battery-staple".getBytes(StandardCharsets.UTF_8);
        assertThat(server.tokens())
                .containsExactly("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Test
    void aUserWithoutAPasswordIsRefusedBeforeAnythingIsAsked() {
        PrometheusUrl url = PrometheusUrl.parse("http://battery@localhost:9090");
        assertThatThrownBy(() -> Prometheus.at(url, Secrets.none()))
                .isInstanceOf(ProductionException.class)
                .hasMessage("--prometheus names a user; export MOBIUS_PROMETHEUS_PASSWORD=...");
    }

    @Test
    void theTokenIsSentAndNeverTold() {
        Prometheus prometheus = Prometheus.at(
                PrometheusUrl.parse(server.url()),
                new Secrets(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Secret("battery-staple")),
                        Optional.empty(),
                        Optional.empty()));
        server.answer(403, "no");
        assertThatThrownBy(() -> prometheus.query("up", NOON)).message().doesNotContain("battery");
        assertThat(server.tokens()).containsExactly("Bearer battery-staple");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:battery@localhost:9090",
                "http://host/?token=battery",
                "http://host/#battery",
                "localhost:9090/battery",
                "ftp://battery",
                "http:///battery",
                "battery",
                "http://bat tery"
            })
    void aUrlWithCredentialsOrWithoutAHostIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> PrometheusUrl.parse(url))
                .isInstanceOf(ProductionException.class)
                .message()
                .startsWith("--prometheus ")
                .doesNotContain("battery");
    }

    @Test
    void aPathBeforeTheApiIsKept() {
        assertThat(PrometheusUrl.parse("https://watch.example/prometheus/").of("query", Map.of("query", "a b")))
                .hasToString("https://watch.example/prometheus/api/v1/query?query=a+b");
    }

    private void assertRefused(String what) {
        assertThatThrownBy(() -> prometheus().query("up", NOON))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at " + server.url() + " " + what);
    }

    private Prometheus prometheus() {
        return prometheus(PATIENT);
    }

    private Prometheus prometheus(Duration patience) {
        return new Prometheus(PrometheusUrl.parse(server.url()), Optional.empty(), patience, ENOUGH_BYTES);
    }
}
