package mobius.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import mobius.text.TextSanitizer;

/** A complete response of any status, with its body decompressed. */
public final class WebResponse {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** The response of Starlette's TrustedHostMiddleware to a request with a host that is not allowed. */
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

    /** Returns the URL that sent this response, after redirects. */
    public URI url() {
        return url;
    }

    public int status() {
        return status;
    }

    public boolean isOk() {
        return status == OK;
    }

    /** Returns the body as a new stream. */
    public InputStream bytes() {
        return new ByteArrayInputStream(body);
    }

    /** Returns the body as UTF-8. Malformed bytes become replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the start of the body for a message: at most 200 characters on one line. */
    public String excerpt() {
        return TextSanitizer.line(text());
    }

    /** Returns the first value of a header; names are not case-sensitive. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns the content type; empty if there is none. */
    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** Returns true if the body is a page for browsers, such as the error page of a proxy, whatever its content type. */
    public boolean isHtml() {
        String start = new String(body, 0, Math.min(body.length, START_OF_PAGE), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /** Returns true if the platform rejects the host name of the request. */
    public boolean refusesHost() {
        return status == BAD_REQUEST && text().strip().equalsIgnoreCase(HOST_REFUSED);
    }

    /** Describes an unexpected response by its status, redirect target and the start of the body. Continues a sentence. */
    public String reason() {
        return refusesHost() || excerpt().isEmpty() ? statusReason() : statusReason() + " (" + content() + ")";
    }

    /** Describes an unexpected response without its body. Continues a sentence. */
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
     * Returns the reason and the remedy.
     *
     * @param otherwise the remedy if this response has none of its own; a clause in the imperative
     */
    public String advice(String otherwise) {
        return reason() + "; "
                + (refusesHost()
                        ? "add that host to its allowed hosts, or use a host name that is among them"
                        : otherwise);
    }

    /** Describes the body, for a message. */
    public String content() {
        String excerpt = excerpt();
        if (excerpt.isEmpty()) {
            return "an empty body";
        }
        return isHtml() ? "a page in HTML: " + excerpt : excerpt;
    }

    /** The host as in the request: with the port only if the URL has one. */
    private String host() {
        return url.getHost() + (url.getPort() == -1 ? "" : ":" + url.getPort());
    }
}
