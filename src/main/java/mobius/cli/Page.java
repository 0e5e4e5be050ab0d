package mobius.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import mobius.config.Secret;
import mobius.text.TextSanitizer;
import mobius.text.Utf8;

/** What a file holds or a URL serves, up to 16 MiB. */
final class Page {

    private static final int MOST_BYTES = Utf8.MOST_BYTES;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int MOST_OF_A_LOCATION = 200;

    private final String place;
    private final URI address;
    private final byte[] body;
    private final String contentType;

    private Page(String place, URI address, byte[] body, String contentType) {
        this.place = place;
        this.address = address;
        this.body = body;
        this.contentType = contentType;
    }

    /** The file or the URL, as it was named. */
    String place() {
        return place;
    }

    /** Where it is, absolute. */
    URI address() {
        return address;
    }

    /** What it holds, as bytes. */
    InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    /** As the server says it; empty for a file. */
    String contentType() {
        return contentType;
    }

    /**
     * What it holds, as text.
     *
     * @throws IOException with a sentence for the user when it is no UTF-8
     */
    String text() throws IOException {
        try {
            return Utf8.decode(body);
        } catch (CharacterCodingException other) {
            throw new IOException(place + " " + other.getMessage(), other);
        }
    }

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
            return new Page(file.toString(), file.toUri(), limited(in), "");
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
            return new Page(url.toString(), url, limited(in), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireOk(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != OK) {
            String elsewhere = answer.headers()
                    .firstValue("Location")
                    .map(other -> " and sends to " + TextSanitizer.line(other, MOST_OF_A_LOCATION))
                    .orElse("");
            throw new IOException("answers with status " + answer.statusCode() + elsewhere);
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("it is longer than 16 MiB");
        }
        return body;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof ExecutionException || failure instanceof UncheckedIOException) {
            return cause == null ? "does not answer" : reason(cause);
        }
        if (failure instanceof SSLException) {
            return "has no certificate that this machine trusts (" + TextSanitizer.reason(failure) + ")";
        }
        return failure instanceof ConnectException ? "cannot be reached" : TextSanitizer.reason(failure);
    }
}
