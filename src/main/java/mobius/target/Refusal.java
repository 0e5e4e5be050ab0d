package mobius.target;

import java.time.Duration;
import java.util.Map;

/** Why a request is not served: a status and FastAPI's {@code detail}. It is an answer and has no stack trace. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Object detail;
    private final transient Map<String, String> headers;

    Refusal(int status, Object detail, Map<String, String> headers) {
        super(status + " " + detail, null, false, false);
        this.status = status;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    /** A text, or the list of what is invalid. */
    Object detail() {
        return detail;
    }

    Map<String, String> headers() {
        return headers;
    }

    static Refusal unauthorized(String detail) {
        return new Refusal(401, detail, Map.of("WWW-Authenticate", "Bearer"));
    }

    static Refusal forbidden(String detail) {
        return new Refusal(403, detail, Map.of());
    }

    static Refusal notFound(String detail) {
        return new Refusal(404, detail, Map.of());
    }

    static Refusal conflict(String detail) {
        return new Refusal(409, detail, Map.of());
    }

    static Refusal tooLarge(String detail) {
        return new Refusal(413, detail, Map.of());
    }

    /** What is invalid, as FastAPI lists it. */
    static Refusal invalid(Object violations) {
        return new Refusal(422, violations, Map.of());
    }

    static Refusal tooMany(Duration retryAfter) {
        return new Refusal(429, "Rate limit exceeded", retryAfter(retryAfter));
    }

    static Refusal failed() {
        return new Refusal(500, "Internal Server Error", Map.of());
    }

    static Refusal overloaded(String detail) {
        return new Refusal(503, detail, retryAfter(Duration.ofSeconds(1)));
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
