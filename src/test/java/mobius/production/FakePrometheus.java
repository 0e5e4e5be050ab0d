package mobius.production;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Speaks the HTTP API of Prometheus as far as the suite asks, and misbehaves on demand. */
public final class FakePrometheus implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Map<String, String>> asked = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile Function<Map<String, String>, String> answers = parameters -> success("");

    public FakePrometheus() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The parameters of all calls so far. */
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** The Authorization headers of all calls so far. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** Answers everything with the same. */
    public void answer(int status, String body) {
        this.status = status;
        this.answers = parameters -> body;
    }

    /** Answers by the parameters. */
    public void answer(Function<Map<String, String>, String> answers) {
        this.answers = answers;
    }

    /** Keeps everybody waiting until it is closed. */
    void hang() {
        answer(parameters -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
    }

    /** A platform with these requests, each at an even rate all the time, and all of them fast. */
    public void serve(Map<String, Double> requests) {
        answer(parameters -> success(requests.entrySet().stream()
                .map(request -> series(parameters, request.getKey(), request.getValue()))
                .collect(Collectors.joining(","))));
    }

    /** The same, but nothing is timed. */
    public void serveWithoutTimes(Map<String, Double> requests) {
        serve(requests);
        Function<Map<String, String>, String> all = answers;
        answer(parameters ->
                parameters.getOrDefault("query", "").contains("_bucket") ? success("") : all.apply(parameters));
    }

    /** The same, but every window is without any of them. */
    public void serveOutsideAllWindows(Map<String, Double> requests) {
        answer(parameters -> success(requests.entrySet().stream()
                .map(request -> series(
                        parameters,
                        request.getKey(),
                        parameters.getOrDefault("query", "").contains("rate(") ? 0 : request.getValue()))
                .collect(Collectors.joining(","))));
    }

    private static String series(Map<String, String> parameters, String request, double count) {
        String handler = request.substring(request.indexOf(' ') + 1);
        String method = request.substring(0, request.indexOf(' '));
        String labels = "\"handler\":\"%s\",\"method\":\"%s\"".formatted(handler, method);
        String query = parameters.getOrDefault("query", "");
        if (query.contains("highr")) {
            return bucket("", "0.05", count) + "," + bucket("", "+Inf", count);
        }
        if (query.contains("_bucket")) {
            return bucket(labels + ",", "0.1", count) + "," + bucket(labels + ",", "+Inf", count);
        }
        return query.contains("rate(")
                ? "{\"metric\":{%s},\"values\":[%s]}".formatted(labels, values(parameters, count / 1_000))
                : "{\"metric\":{%s,\"status\":\"2xx\"},\"value\":[1,\"%s\"]}".formatted(labels, count);
    }

    private static String bucket(String labels, String bound, double count) {
        return "{\"metric\":{%s\"le\":\"%s\"},\"value\":[1,\"%s\"]}".formatted(labels, bound, count);
    }

    private static String values(Map<String, String> parameters, double rate) {
        List<String> values = new ArrayList<>();
        long step = Long.parseLong(parameters.getOrDefault("step", "1s").replace("s", ""));
        long end = Long.parseLong(parameters.getOrDefault("end", "0"));
        for (long time = Long.parseLong(parameters.getOrDefault("start", "0")); time <= end; time += step) {
            values.add(String.format(Locale.ROOT, "[%d,\"%s\"]", time, rate));
        }
        return String.join(",", values);
    }

    /** An answer with this result; a vector, which nobody tells from a matrix but by its series. */
    static String success(String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + result + "]}}";
    }

    static String point(Instant time, String value) {
        return "[" + time.getEpochSecond() + ",\"" + value + "\"]";
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        asked.add(parameters);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] body = answers.apply(parameters).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : List.of(query.split("&", -1))) {
            int equals = parameter.indexOf('=');
            parameters.put(
                    parameter.substring(0, equals),
                    URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
