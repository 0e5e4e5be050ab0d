package mobius.reference.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mobius.contract.Violation;

/** The format of errors in the platform's own error handler, which its published code never registers. */
record ErrorHandler(InstantSource clock) {

    /** Returns the body of an error. */
    Map<String, Object> body(Call call, Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code(refusal.status()));
        error.put("message", refusal.violations().isEmpty() ? refusal.detail() : "Request validation failed");
        error.put("details", details(refusal));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("success", false);
        body.put("request_id", call.correlationId());
        body.put("path", call.request().path());
        body.put("timestamp", clock.instant().getEpochSecond());
        return body;
    }

    /** The violations of a 422, or the wait of a 429. */
    private static Map<String, Object> details(Refusal refusal) {
        if (!refusal.violations().isEmpty()) {
            return Map.of(
                    "validation_errors",
                    refusal.violations().stream().map(ErrorHandler::field).toList());
        }
        String wait = refusal.headers().get(Refusal.RETRY_AFTER);
        return wait == null ? Map.of() : Map.of("retry_after", Long.valueOf(wait));
    }

    private static Map<String, Object> field(Violation violation) {
        List<Object> place = violation.loc();
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("field", place.stream().map(String::valueOf).collect(Collectors.joining(".")));
        field.put("message", violation.msg());
        field.put("type", violation.type());
        if (!violation.ctx().isEmpty()) {
            field.put("context", violation.ctx());
        }
        return field;
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 413 -> "CONTEXT_TOO_LARGE";
            case 422 -> "VALIDATION_ERROR";
            case Refusal.TOO_MANY -> "RATE_LIMIT_EXCEEDED";
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> "INTERNAL_SERVER_ERROR";
        };
    }
}
