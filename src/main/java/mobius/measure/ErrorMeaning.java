package mobius.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Failures that can be recognised by their message, whatever the platform does: answers of a server or a framework in its place. */
public enum ErrorMeaning {
    UVICORN_IS_FULL(
            "answered 503 \\(Service Unavailable\\).*",
            "This text is uvicorn's own: more connections or requests were open than --limit-concurrency allows. The application"
                    + " received none of these requests."),
    UNHANDLED(
            "answered 500 \\(Internal Server Error\\).*",
            "This text comes from the framework: the application raised an exception that it does not handle. The response has"
                    + " no correlation ID; the stack trace is in the platform's log."),
    UNKNOWN_HOST(
            "answered 400 \\(Invalid host header\\).*",
            "TrustedHostMiddleware rejects the host of mobius.target.base-url; add it to the hosts that the platform allows."),
    REDIRECT(
            "answered 30[1278]\\b.*",
            "A redirect, which is not followed. A 307 usually adds or removes the slash at the end of a path."),
    PROXY(
            "answered 50[24] \\(an HTML page\\).*",
            "A proxy answered: the application behind it was gone or took too long."),
    SHED("shed", "The platform rejected these requests to protect itself (503)."),
    TIMEOUT("(?i).*(timeout|timed out).*", "The client gave up waiting."),
    CLOSED(
            "(?i).*(premature|connection reset|remotely closed|broken pipe).*",
            "The server closed the connection. uvicorn closes an idle one after 5 s (--timeout-keep-alive), which a request may"
                    + " meet.");

    private final Pattern message;
    private final String words;

    ErrorMeaning(String message, String words) {
        this.message = Pattern.compile(message, Pattern.DOTALL);
        this.words = words;
    }

    /** What a failure with this message means; empty if that depends on the application. */
    public static Optional<String> of(String message) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.message.matcher(message).matches())
                .map(meaning -> meaning.words)
                .findFirst();
    }
}
