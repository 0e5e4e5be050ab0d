package mobius.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobius.config.Secret;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

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
     * Gets what the URL serves.
     *
     * @param token for the platform itself
     * @throws IOException with a sentence for the user
     */
    static Page ofUrl(URI url, Optional<Secret> token) throws IOException {
        WebRequest request = WebRequest.get(url);
        try {
            WebResponse answer = new WebClient(MOST_BYTES)
                    .send(
                            token.map(secret -> request.withToken(secret.reveal()))
                                    .orElse(request),
                            PATIENCE);
            if (!answer.isOk()) {
                throw new IOException(url + " " + answer.reason());
            }
            return new Page(url.toString(), answer.text(), answer.contentType());
        } catch (WebFailure failure) {
            throw new IOException(url + " " + failure.reason(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(url + " was not waited for", stopped);
        }
    }

    private static String limited(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("it is longer than 16 MiB");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
