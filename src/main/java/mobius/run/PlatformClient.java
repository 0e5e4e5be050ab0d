package mobius.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
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
     * @param patience how long to wait for the answer, the connection included
     * @throws IOException when there is no answer
     */
    HttpResponse<String> get(String path, Duration patience) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(patience);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
