package mobius.reference.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.contract.Violation;
import mobius.reference.settings.Dialect;

/** A refused request: a status and FastAPI's {@code detail}. It is part of normal operation and has no stack trace. */
public final class Refusal extends RuntimeException {

    static final int TOO_MANY = 429;
    static final String RETRY_AFTER = "Retry-After";

    private static final long serialVersionUID = 1;
    private static final int CRASH = 500;

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

    /** Returns a text, or the list of violations. */
    Object detail() {
        return detail;
    }

    /** Returns the violations; empty if the detail is a text. */
    List<Violation> violations() {
        return detail instanceof List<?> all
                ? all.stream().map(Violation.class::cast).toList()
                : List.of();
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Returns true for an exception that no handler of the platform catches. */
    boolean isCrash() {
        return status == CRASH;
    }

    /** Returns a 400. */
    public static Refusal badRequest(String detail) {
        return new Refusal(400, detail, Map.of());
    }

    /** Returns a 401 with the challenge {@code Bearer}. */
    public static Refusal unauthorized(String detail) {
        return new Refusal(401, detail, Map.of("WWW-Authenticate", "Bearer"));
    }

    /** Returns the refusal of a request without a token. */
    static Refusal withoutToken(Dialect dialect) {
        String detail = "Not authenticated";
        return dialect.statusWithoutToken() == 401 ? unauthorized(detail) : forbidden(detail);
    }

    /** Returns a 403. */
    public static Refusal forbidden(String detail) {
        return new Refusal(403, detail, Map.of());
    }

    /** Returns a 404. */
    public static Refusal notFound(String detail) {
        return new Refusal(404, detail, Map.of());
    }

    /**
     * Returns a 405.
     *
     * @param methods the allowed methods, separated by commas
     */
    public static Refusal notAllowed(String methods) {
        return new Refusal(405, "Method Not Allowed", Map.of("Allow", methods));
    }

    /** Returns a 409. */
    public static Refusal conflict(String detail) {
        return new Refusal(409, detail, Map.of());
    }

    /** Returns a 413. */
    static Refusal tooLarge(String detail) {
        return new Refusal(413, detail, Map.of());
    }

    /** Returns a 422 with the violations in FastAPI's format; there must be at least one. */
    public static Refusal invalid(List<Violation> violations) {
        return new Refusal(422, List.copyOf(violations), Map.of());
    }

    /**
     * Returns a 429.
     *
     * @param retryAfter rounded up to whole seconds
     */
    static Refusal tooMany(Duration retryAfter) {
        return new Refusal(TOO_MANY, "Rate limit exceeded", retryAfter(retryAfter));
    }

    /** Returns a 500. */
    public static Refusal failed() {
        return new Refusal(CRASH, "Internal Server Error", Map.of());
    }

    /** Returns a 503 with a {@code Retry-After} of one second. */
    static Refusal overloaded(String detail) {
        return new Refusal(503, detail, retryAfter(Duration.ofSeconds(1)));
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of(
                RETRY_AFTER, Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
