package mobius.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import mobius.config.Secret;

/**
 * What a file holds or a URL serves.
 *
 * @param place the file or the URL
 * @param text not longer than 16 MiB, read as UTF-8
 * @param contentType as the server says it; empty for a file
 */
record Page(String place, String text, String contentType) {

    private static final int MOST_BYTES = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    static boolean isUrl(String place) {
        return place.startsWith("http://") || place.startsWith("https://");
    }

    /**
     * Reads a file.
     *
     * @throws IOException with a sentence for the user
     */
    static Page ofFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file; name a file, or a URL that begins with http:// or https://");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Page(file.toString(), limited(in), "");
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Gets what the URL serves, without following it elsewhere.
     *
     * @param token for the platform itself
     * @throws IOException with a sentence for the user
     */
    static Page ofUrl(URI url, Optional<Secret> token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        try {
            return HttpClient.newHttpClient()
                    .sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .thenApply(answer -> page(url, answer))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new IOException(url + " does not answer within " + PATIENCE.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException(url + " " + reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(url + " was not waited for", stopped);
        }
    }

    private static Page page(URI url, HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            requireOk(answer);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return new Page(url.toString(), limited(in), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireOk(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != OK) {
            String elsewhere = answer.headers()
                    .firstValue("Location")
                    .map(other -> " and sends to " + other)
                    .orElse("");
            throw new IOException("answers with status " + answer.statusCode() + elsewhere);
        }
    }

    private static String limited(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("it is longer than 16 MiB");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof ExecutionException || failure instanceof UncheckedIOException) {
            return cause == null ? "does not answer" : reason(cause);
        }
        if (failure instanceof SSLException) {
            return "has no certificate that this machine trusts (" + failure.getMessage() + ")";
        }
        return failure instanceof ConnectException ? "cannot be reached" : String.valueOf(failure.getMessage());
    }
}
