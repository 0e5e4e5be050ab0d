package mobius.target;

import java.util.Map;

/**
 * A whole response, not compressed.
 *
 * @param headers beyond those that every response has
 */
record Answer(int status, String contentType, Body body, Map<String, String> headers) {

    /** The bytes of a body; whoever holds it leaves them as they are. */
    static final class Body {

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    static Answer json(int status, Object value) {
        return json(status, value, Map.of());
    }

    static Answer json(int status, Object value, Map<String, String> headers) {
        return of(status, "application/json", Json.bytes(value), headers);
    }

    static Answer of(int status, String contentType, byte[] body, Map<String, String> headers) {
        return new Answer(status, contentType, new Body(body), headers);
    }

    /** The data in the platform's envelope. */
    static Answer data(int status, Object data) {
        return json(status, new Envelope(data, null, status));
    }

    /** An envelope without data, but with a message. */
    static Answer message(String message) {
        return json(200, new Envelope(null, message, 200));
    }
}
