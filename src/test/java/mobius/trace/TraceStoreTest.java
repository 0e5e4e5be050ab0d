package mobius.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mobius.http.LocalServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TraceStoreTest {

    private static final String NONE = "{\"data\":null,\"errors\":[{\"code\":404,\"msg\":\"trace not found\"}]}";
    private static final String ONE_SPAN = """
            {"data":[{"spans":[{"spanID":"b1","operationName":"GET","startTime":1,"duration":9,"processID":"p"}],
            "processes":{"p":{"serviceName":"api"}}}]}
            """;

    private record Response(int status, String body) {}

    /** What is answered for an id, one after the other; the last one again and again. */
    private final ConcurrentHashMap<String, Queue<Response>> answers = new ConcurrentHashMap<>();

    private final LocalServer server;

    TraceStoreTest() throws IOException {
        server = new LocalServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceFirst(".*/api/traces/", "");
        Queue<Response> queue = answers.getOrDefault(id, new ArrayDeque<>(List.of(new Response(404, NONE))));
        Response next = queue.size() > 1 ? queue.remove() : queue.element();
        LocalServer.send(exchange, next.status, next.body.getBytes(StandardCharsets.UTF_8));
    }

    private void stored(String id, Response... answered) {
        answers.put(id, new ArrayDeque<>(List.of(answered)));
    }

    private static Response ok(String body) {
        return new Response(200, body);
    }

    private TraceStore store(String path, Optional<Supplier<String>> token, Duration patience) {
        return new TraceStore(server.url(path).toString(), token, patience, Duration.ofMillis(5));
    }

    private List<TracedTime> times(String... ids) {
        return store("", Optional.empty(), Duration.ofSeconds(1)).times(List.of(ids));
    }

    @Test
    void aTraceIsReadFromThePageOfTheStore() {
        stored("t1", ok(TraceTexts.JAEGER));
        assertThat(store("/jaeger/", Optional.of(() -> "battery-staple"), Duration.ofSeconds(20))
                        .times(List.of("t1", "t1")))
                .containsExactly(
                        new TracedTime("t1", "mobius-db", "SELECT mobius", 176, 176.0 / 212, ""),
                        new TracedTime("t1", "mobius-api", "GET /api/v1/projects", 36, 36.0 / 212, ""));
        assertThat(server.requests()).containsExactly("GET /jaeger/api/traces/t1", "GET /jaeger/api/traces/t1");
        assertThat(server.tokens()).containsOnly("Bearer battery-staple");
    }

    @Test
    void spansThatArriveLateAreWaitedFor() {
        stored("t1", new Response(404, NONE), ok(ONE_SPAN), ok(TraceTexts.JAEGER));
        assertThat(store("", Optional.empty(), Duration.ofSeconds(20)).times(List.of("t1")))
                .extracting(TracedTime::operation)
                .containsExactly("SELECT mobius", "GET /api/v1/projects");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void whatWasFoundStaysIfTheStoreFailsLater() {
        stored("t1", ok(ONE_SPAN), new Response(503, "busy"));
        assertThat(times("t1")).extracting(TracedTime::service).containsExactly("api");
    }

    @Test
    void aTraceThatCannotBeReadIsThereWithItsReason() {
        stored("refused", new Response(401, "no"));
        stored("page", ok("<html>"));
        assertThat(times("unknown", "refused", "page"))
                .allMatch(time -> !time.isRead() && time.service().isEmpty())
                .extracting(TracedTime::reason)
                .containsExactly(
                        "is not stored at " + server.url(""),
                        "could not be read: " + server.url("") + " answers with status 401",
                        "could not be read: the response of " + server.url("") + " is not JSON");
    }

    @Test
    void aStoreThatIsNotThereIsTheReason() {
        String url = server.url("").toString();
        server.close();
        assertThat(times("t1"))
                .extracting(TracedTime::reason)
                .containsExactly("could not be read: " + url + " refuses the connection");
    }

    @Test
    void oneThatIsInterruptedSaysWhatIsMissingAndStaysInterrupted() {
        stored("t1", ok(TraceTexts.JAEGER));
        Thread.currentThread().interrupt();
        List<TracedTime> times = times("t1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(times).extracting(TracedTime::reason).containsExactly("was not read within 1 s");
    }

    @Test
    void noMoreThanAHundredAreRead() {
        String[] ids = IntStream.range(0, 150).mapToObj(i -> "t" + i).toArray(String[]::new);
        for (String id : ids) {
            stored(id, ok(ONE_SPAN));
        }
        assertThat(store("", Optional.empty(), Duration.ofSeconds(20)).times(List.of(ids)))
                .hasSize(100);
    }
}
