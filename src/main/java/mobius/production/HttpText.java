package mobius.production;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import mobius.config.Secret;

/** Gets texts by HTTP, of limited length and in limited time, and follows nobody elsewhere with the token. */
final class HttpText {

    private final HttpClient client;
    private final Optional<Secret> token;
    private final Duration patience;
    private final int mostBytes;

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param text read as UTF-8
     */
    record Answer(int status, String text) {}

    /** @param patience for the whole answer, its last byte included */
    HttpText(Optional<Secret> token, Duration patience, int mostBytes) {
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.token = token;
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /**
     * Asks once.
     *
     * @throws IOException whose message continues a sentence that begins with the server
     */
    Answer get(URI url) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Accept", "application/json");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        CompletableFuture<Answer> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(this::read);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("has not answered within " + patience.toMillis() + " ms", slow);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("was not waited for", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private Answer read(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            byte[] body = in.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                throw new IOException("answers with more than " + (mostBytes >> 20) + " MiB");
            }
            return new Answer(answer.statusCode(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if ((failure instanceof ExecutionException || failure instanceof UncheckedIOException) && cause != null) {
            return reason(cause);
        }
        if (failure instanceof SSLException) {
            return "has no certificate that this machine trusts (" + failure.getMessage() + ")";
        }
        if (failure instanceof ConnectException) {
            return "cannot be connected to";
        }
        String what = String.valueOf(failure.getMessage());
        return what.startsWith("answers ") ? what : "broke off (" + what + ")";
    }
}
