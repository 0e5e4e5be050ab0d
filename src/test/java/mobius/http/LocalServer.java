package mobius.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A server on this machine that answers as a test wants, and keeps what it was asked. */
public final class LocalServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> protocols = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public LocalServer(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            protocols.add(
                    exchange.getProtocol() + " " + exchange.getRequestHeaders().getFirst("Upgrade"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    public static LocalServer answering(int status, String type, String body) throws IOException {
        return new LocalServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Redirects one path to a place, and answers everything else with 200. */
    static LocalServer redirecting(String path, int status, String location) throws IOException {
        return new LocalServer(exchange -> {
            if (exchange.getRequestURI().getPath().equals(path)) {
                exchange.getResponseHeaders().set("Location", location);
                send(exchange, status, new byte[0]);
            } else {
                send(exchange, 200, "here".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    /** Holds an exchange open until the server is closed. */
    void waitForTheEnd() {
        try {
            closing.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server is still there after so many milliseconds. */
    boolean staysFor(long millis) throws IOException {
        try {
            return !closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Method, path and body of each request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The Authorization header of each request. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** The version of each request and the protocol that it offers to change to. */
    List<String> protocols() {
        return List.copyOf(protocols);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
