package mobius.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mobius.config.Secret;

/** Asks the platform what a run needs to know about it, aside from the load. */
final class PlatformClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI platform;
    private final Optional<Secret> token;

    /**
     * A client of one platform.
     *
     * @param token for a platform whose health and metrics are not public
     */
    PlatformClient(URI platform, Optional<Secret> token) {
        this.platform = platform;
        this.token = token;
    }

    /** The whole URL of a path. */
    URI at(String path) {
        return platform.resolve(path);
    }

    /**
     * Gets what is at the path.
     *
     * @param patience for the connection and the whole answer, its last byte included
     * @throws HttpTimeoutException when it takes longer
     * @throws IOException when there is no answer
     */
    HttpResponse<String> get(String path, Duration patience) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new HttpTimeoutException("no whole answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }
}
