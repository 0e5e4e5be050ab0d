package mobius.reference.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A complete response, before compression.
 *
 * @param status of HTTP
 * @param contentType empty if there is no body
 * @param body uncompressed
 * @param headers in addition to those of every response
 * @param insideMiddleware true if the response passes the middleware, which compresses it and adds the correlation id
 */
public record Answer(int status, String contentType, Body body, Map<String, String> headers, boolean insideMiddleware) {

    public static final int NO_CONTENT = 204;
    public static final String JSON = "application/json";

    private static final String PLAIN = "text/plain; charset=utf-8";

    /** The bytes of a body. Not copied; they must not be modified. */
    static final class Body {

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Returns a response that passes the middleware. */
    public static Answer of(int status, String contentType, byte[] body, Map<String, String> headers) {
        return new Answer(status, contentType, new Body(body), headers, true);
    }

    /** Returns a success with a value as JSON in camelCase, whatever the dialect. */
    public static Answer json(Object value) {
        return of(200, JSON, Json.bytes(value), Map.of());
    }

    /** Returns a response with a text. */
    public static Answer plain(int status, String text) {
        return of(status, PLAIN, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Returns a success without a body. */
    static Answer empty() {
        return of(NO_CONTENT, "", new byte[0], Map.of());
    }

    /** Returns a temporary redirect (307), which keeps the method. */
    public static Answer redirect(String location) {
        return of(307, "", new byte[0], Map.of("Location", location));
    }

    /** Returns the response of Starlette's outermost layer to an exception that no other layer has handled. */
    static Answer crash() {
        return plain(500, "Internal Server Error").outsideMiddleware();
    }

    /** Returns a copy that bypasses the middleware. */
    Answer outsideMiddleware() {
        return new Answer(status, contentType, body, headers, false);
    }
}
