package mobius.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** Opens a WebSocket, waits briefly for a first message, and closes it, all in bounded time. */
public final class SocketProbe {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration patience;
    private final Duration hearing;

    /**
     * Result of a probe.
     *
     * @param isOpen true if the server accepted the WebSocket
     * @param status the HTTP status with which the server refused it; empty if it accepted or did not answer
     * @param first the beginning of the first message, at most 200 characters on one line; empty if none arrived in time
     * @param reason why there was no answer, continuing a sentence that begins with the URL; empty if there was one
     */
    public record Outcome(boolean isOpen, OptionalInt status, Optional<String> first, Optional<String> reason) {}

    /**
     * Creates a probe, which may be used any number of times.
     *
     * @param patience the time limit of the handshake
     * @param hearing the time limit for a first message
     */
    public SocketProbe(Duration patience, Duration hearing) {
        this.patience = patience;
        this.hearing = hearing;
    }

    /**
     * Opens a WebSocket.
     *
     * @param url with the scheme http or https, which is replaced by ws or wss
     * @param token sent as a bearer token in the handshake
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Outcome open(URI url, Optional<String> token) throws InterruptedException {
        Ear ear = new Ear();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(patience);
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        CompletableFuture<WebSocket> handshake =
                builder.buildAsync(URI.create(url.toString().replaceFirst("^http", "ws")), ear);
        try {
            WebSocket socket = handshake.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Optional<String> first = ear.first(hearing);
            socket.abort();
            return new Outcome(true, OptionalInt.empty(), first, Optional.empty());
        } catch (TimeoutException slow) {
            return unanswered(WebFailure.late(patience, false));
        } catch (ExecutionException failed) {
            return refused(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            handshake.cancel(true);
        }
    }

    private Outcome refused(Throwable failure) {
        if (failure instanceof WebSocketHandshakeException answered) {
            return new Outcome(
                    false, OptionalInt.of(answered.getResponse().statusCode()), Optional.empty(), Optional.empty());
        }
        // The client's own limit is the same as that of the wait, and may be the first of the two to be noticed.
        boolean late = failure instanceof HttpTimeoutException;
        return unanswered(late ? WebFailure.late(patience, false) : WebFailure.of(failure));
    }

    private static Outcome unanswered(WebFailure failure) {
        return new Outcome(false, OptionalInt.empty(), Optional.empty(), Optional.of(failure.reason()));
    }

    /** Receives the first fragment of the first text message. The end of the connection counts as no message. */
    private static final class Ear implements WebSocket.Listener {

        private final CompletableFuture<Optional<String>> heard = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.complete(Optional.of(TextSanitizer.line(data.toString())));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.complete(Optional.empty());
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.complete(Optional.empty());
        }

        Optional<String> first(Duration time) throws InterruptedException {
            try {
                return heard.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException silent) {
                return Optional.empty();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
