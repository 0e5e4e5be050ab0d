package mobius.telemetry.scrape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A server that serves whatever metrics a test wants. */
final class FakeExporter implements AutoCloseable {

    /** Answers one request. */
    interface Answer {

        void to(HttpExchange request, int number) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore answered = new Semaphore(0);

    FakeExporter(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", request -> {
            try (request) {
                answer.to(request, requests.incrementAndGet());
                answered.release();
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    static FakeExporter serving(String text) throws IOException {
        return new FakeExporter((request, number) -> send(request, 200, text));
    }

    /** Takes requests and never answers. */
    static FakeExporter silent() throws IOException {
        return new FakeExporter((request, number) -> waitForTheEnd());
    }

    static void send(HttpExchange request, int status, String text) throws IOException {
        send(request, status, text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange request, int status, byte[] body) throws IOException {
        request.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = request.getResponseBody()) {
            out.write(body);
        }
    }

    static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    Source as(String name, Role role) {
        return new Source(
                name,
                role,
                URI.create(String.format(
                        Locale.ROOT,
                        "http://127.0.0.1:%d/metrics",
                        server.getAddress().getPort())),
                Optional.empty());
    }

    /** Waits until as many more requests have been answered. */
    void answer(int requests) throws InterruptedException {
        answered.acquire(requests);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Returns when the exporter is closed. */
    static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
