package mobius.check;

import mobius.contract.Answer;
import mobius.http.WebFailure;
import mobius.http.WebResponse;

/** What to do about responses that the suite cannot use, each a clause in the imperative. */
final class Remedies {

    private static final String FRONT_DOOR =
            "set mobius.target.base-url to the platform itself, or make the server in front of"
                    + " it forward this path";

    /** The host names are those in the platform's sources. */
    static final String HOST =
            "use a host name that its TrustedHostMiddleware allows, or add this one: the platform's own"
                    + " lists are mobius.ai, *.mobius.ai and localhost in production, and localhost, 127.0.0.1, 0.0.0.0 and"
                    + " *.localhost in every other environment";

    private Remedies() {}

    static String of(WebFailure.Kind kind) {
        return switch (kind) {
            case REDIRECT, TLS -> "set mobius.target.base-url to the platform's address";
            case TIMEOUT -> "see the platform's log for what delays the response";
            case TOO_LONG -> "make the platform return its lists in pages";
            default -> "start the platform there, or set mobius.target.base-url to its address";
        };
    }

    /** The remedy for a successful response that the suite cannot use. */
    static String of(Answer answer) {
        return answer.isHtml() ? FRONT_DOOR : "make the platform return one of the shapes in docs/check.md";
    }

    /** The remedy for a request without a complete response. */
    static String of(WebFailure failure) {
        return failure.advice(of(failure.kind())).substring(failure.reason().length() + "; ".length());
    }

    /** Describes a refusal: the request, the status and the platform's reason. */
    static String reason(Answer answer, WebResponse response) {
        if (response.refusesHost()) {
            return answer.request() + " " + response.reason();
        }
        String reason = answer.reason();
        return answer.request() + " answered " + answer.status() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** The remedy for a refusal. */
    static String of(Answer answer, WebResponse response) {
        return response.refusesHost() ? HOST : remedy(answer);
    }

    private static String remedy(Answer answer) {
        if (answer.isHtml()) {
            return FRONT_DOOR;
        }
        return switch (answer.status()) {
            case 400, 422 -> "compare what the platform expects with what the suite sends (docs/check.md)";
            case 401, 403 -> "make the platform accept the token of its own sign-in";
            case 404 -> "make the platform find what it has just listed or created";
            case 413 -> "raise the size limit of request bodies";
            case 429 -> "have the operators exempt this machine's address from the rate limit";
            default -> "see the platform's log";
        };
    }
}
