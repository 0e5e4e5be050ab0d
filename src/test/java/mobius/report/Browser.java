package mobius.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mobius.report.page.Page;

/** A headless Chromium, spoken to in the Chrome DevTools Protocol. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ANNOUNCEMENT = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private String session = "";

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Opens the file of a page that has everything beside it, in a browser of its own. Without Chromium the test is left out. */
    static Browser showing(Page page, int width, String colours) throws IOException {
        Path folder = folder();
        page.write(folder, "");
        return showing(folder.resolve(page.name()).toUri(), width, colours);
    }

    /** Shows what is at an address, in a browser of its own. Without Chromium the test is left out. */
    static Browser showing(URI page, int width, String colours) throws IOException {
        Optional<Path> chromium = installed();
        assumeTrue(chromium.isPresent(), "there is no Chromium; install it to see the page drawn");
        Browser browser = start(chromium.get(), folder().resolve("profile").toAbsolutePath());
        browser.open(page, width, 900, colours);
        return browser;
    }

    /** Not a folder that the test deletes: a browser that is killed may still be writing its profile. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "chromium")), "page");
    }

    /** Where Debian and others install it; empty when there is none. */
    static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with an empty profile. */
    static Browser start(Path executable, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        return new Browser(process, announced(process));
    }

    private static URI announced(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                drain(output);
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    /** A full pipe would stop it. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "chromium-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Shows a page and waits until it has loaded. */
    void open(URI page, int width, int height, String colours) {
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        List.of("Page.enable", "Runtime.enable", "Network.enable", "Log.enable")
                .forEach(domain -> call(domain, Map.of()));
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
        call("Page.navigate", Map.of("url", page.toString()));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression on the page. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** How many pixels of each canvas were painted, by the name of its chart. */
    JsonNode painted() {
        return evaluate("""
                Object.fromEntries([...document.querySelectorAll("canvas")].map((canvas) => {
                  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                  return [canvas.closest(".chart").id, pixels.filter((value, i) => i % 4 === 3 && value > 0).length];
                }))""");
    }

    /** Leaves the page as a picture in {@code target/screenshots}. */
    void keepScreenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), screenshot());
    }

    /** The whole page as a PNG. */
    byte[] screenshot() throws IOException {
        return call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .path("data")
                .binaryValue();
    }

    /** What the page complained about. */
    List<String> complaints() {
        return Stream.concat(
                        events("Runtime.exceptionThrown")
                                .map(event -> event.path("exceptionDetails").toString()),
                        Stream.concat(
                                events("Log.entryAdded")
                                        .map(event -> event.path("entry").toString()),
                                events("Runtime.consoleAPICalled").map(JsonNode::toString)))
                .toList();
    }

    /** The addresses that the page asked for. */
    List<String> requested() {
        return events("Network.requestWillBeSent")
                .map(event -> event.path("request").path("url").asText())
                .toList();
    }

    private Stream<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"));
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void received(JsonNode message) {
        CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt());
        if (waiting == null) {
            events.add(message);
        } else if (message.has("error")) {
            waiting.completeExceptionally(
                    new AssertionError(message.path("error").toString()));
        } else {
            waiting.complete(message.path("result"));
        }
        if (message.path("method").asText().equals("Page.loadEventFired")) {
            loaded.complete(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Puts messages together, which come in parts. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                receive();
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void receive() {
            try {
                received(JSON.readTree(parts.toString()));
            } catch (IOException broken) {
                throw new AssertionError("Chromium sent no JSON", broken);
            } finally {
                parts.setLength(0);
            }
        }
    }
}
