package mobius.run.preflight;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Secret;
import mobius.http.Origin;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

/** Asks the platform what a run needs to know about it, aside from the load. */
public final class PlatformClient {

    private static final int MOST_BYTES = 16 << 20;

    private final WebClient client = new WebClient(MOST_BYTES);
    private final URI platform;
    private final Optional<Secret> token;

    /**
     * A client of one platform.
     *
     * @param token for a platform whose health and metrics are not public
     */
    public PlatformClient(URI platform, Optional<Secret> token) {
        this.platform = platform;
        this.token = token;
    }

    /** The whole URL of a path. */
    public URI at(String path) {
        return Origin.url(platform, path);
    }

    /**
     * Gets what is at the path.
     *
     * @param patience for the connection and the whole answer, its last byte included
     * @throws WebFailure if there is no whole answer
     * @throws InterruptedIOException if the thread is interrupted, which it then still is
     */
    WebResponse get(String path, Duration patience) throws IOException {
        WebRequest request = WebRequest.get(at(path));
        return send(token.map(secret -> request.withToken(secret.reveal())).orElse(request), patience);
    }

    /**
     * Sends a request as it is.
     *
     * @throws WebFailure if there is no whole answer
     * @throws InterruptedIOException if the thread is interrupted, which it then still is
     */
    WebResponse send(WebRequest request, Duration patience) throws IOException {
        try {
            return client.send(request, patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
