package mobius.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import mobius.text.TextSanitizer;

/** A whole answer, of any status, its body decompressed. */
public final class WebResponse {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** The answer of Starlette's TrustedHostMiddleware to a request for a host that it does not serve. */
    private static final String HOST_REFUSED = "Invalid host header";

    private static final int START_OF_PAGE = 1_000;

    private final URI url;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    WebResponse(URI url, int status, HttpHeaders headers, byte[] body) {
        this.url = url;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The URL that answered, after redirects. */
    public URI url() {
        return url;
    }

    public int status() {
        return status;
    }

    public boolean isOk() {
        return status == OK;
    }

    public InputStream bytes() {
        return new ByteArrayInputStream(body);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body for a sentence: at most 200 characters on one line. */
    public String excerpt() {
        return TextSanitizer.line(text());
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** Whether the body is a page for a browser, such as that of a proxy, whatever its content type. */
    public boolean isHtml() {
        String start = new String(body, 0, Math.min(body.length, START_OF_PAGE), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /** Whether the platform does not serve the host that it was asked by. */
    public boolean refusesHost() {
        return status == BAD_REQUEST && text().strip().equalsIgnoreCase(HOST_REFUSED);
    }

    /** What came instead of what was expected: the status, where it sends to, and the start of the body. Continues a sentence. */
    public String reason() {
        return refusesHost() || excerpt().isEmpty() ? statusReason() : statusReason() + " (" + content() + ")";
    }

    /** The same without the body. */
    public String statusReason() {
        if (refusesHost()) {
            return "answers 400 Invalid host header: its TrustedHostMiddleware does not allow the Host " + host();
        }
        return "answers with status " + status
                + header("Location")
                        .map(to -> " and sends to " + TextSanitizer.line(to))
                        .orElse("");
    }

    /**
     * The reason with what to do about it.
     *
     * @param otherwise the remedy if the answer has none of its own; a clause in the imperative
     */
    public String advice(String otherwise) {
        return reason() + "; "
                + (refusesHost()
                        ? "add that host to its allowed hosts, or use a host name that is among them"
                        : otherwise);
    }

    /** What the body is, for a sentence. */
    public String content() {
        String excerpt = excerpt();
        if (excerpt.isEmpty()) {
            return "an empty body";
        }
        return isHtml() ? "a page in HTML: " + excerpt : excerpt;
    }

    /** As the client sends it: with the port only if the URL has one. */
    private String host() {
        return url.getHost() + (url.getPort() == -1 ? "" : ":" + url.getPort());
    }
}
