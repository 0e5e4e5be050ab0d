package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The client's end of a WebSocket: it collects whole texts. */
public final class Listener implements WebSocket.Listener {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> served = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();

    /**
     * Connects to a path with a query, with a bearer token unless it is empty, and waits until the server listens: the handshake
     * ends a moment before it does.
     */
    public static Listener connect(HttpClient client, ReferenceTarget target, String path, String bearer)
            throws Exception {
        Listener listener = new Listener();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!bearer.isEmpty()) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        URI uri = URI.create(target.url().replace("http", "ws") + path);
        WebSocket socket = builder.buildAsync(uri, listener).get(10, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.allocate(0)).get(10, TimeUnit.SECONDS);
        listener.served.get(10, TimeUnit.SECONDS);
        listener.opened.complete(socket);
        return listener;
    }

    public void say(String message) throws Exception {
        opened.get(10, TimeUnit.SECONDS).sendText(message, true).get(10, TimeUnit.SECONDS);
    }

    public String next() throws InterruptedException {
        String message = received.poll(5, TimeUnit.SECONDS);
        assertThat(message).as("a message within 5 s").isNotNull();
        return message;
    }

    /** Waits until the server has closed the connection. */
    public void awaitClose() throws Exception {
        closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        return WebSocket.Listener.super.onText(from, part, last);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        served.complete(null);
        return WebSocket.Listener.super.onPong(from, message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return WebSocket.Listener.super.onClose(from, status, reason);
    }
}
