package mobius.cli.coverage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Secret;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;
import mobius.text.Utf8;

/** The content of a file or a URL, up to 16 MiB. */
final class Page {

    private static final int MOST_BYTES = Utf8.MOST_BYTES;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    /** The file or URL as it was named. */
    String place() {
        return place;
    }

    /** The absolute address, after redirects. */
    URI address() {
        return address;
    }

    /** The content as bytes. */
    InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    /** The content type in the response; empty for a file. */
    String contentType() {
        return contentType;
    }

    /**
     * The content as text.
     *
     * @throws IOException if it is not UTF-8; the message is a sentence for the user
     */
    String text() throws IOException {
        try {
            return Utf8.decode(body);
        } catch (CharacterCodingException other) {
            throw new IOException(place + " " + other.getMessage(), other);
        }
    }

    /** Whether a place is a URL and not a file. */
    static boolean isUrl(String place) {
        return place.startsWith("http://") || place.startsWith("https://");
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is too long; the message is a sentence for the user
     */
    static Page ofFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not a file; name a file, or a URL that begins with http:// or https://");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Page(file.toString(), file.toUri(), limited(in), "");
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Fetches a URL.
     *
     * @param token sent as a bearer token; empty unless the URL is that of the platform
     * @throws IOException if there is no successful response; the message is a sentence for the user
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
            return new Page(url.toString(), answer.url(), answer.bytes().readAllBytes(), answer.contentType());
        } catch (WebFailure failure) {
            throw new IOException(url + " " + failure.reason(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(url + " did not answer before the command was interrupted", stopped);
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("it is longer than 16 MiB");
        }
        return body;
    }
}
