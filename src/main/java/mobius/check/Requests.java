package mobius.check;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.contract.Answer;
import mobius.http.Origin;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;
import mobius.text.TextSanitizer;

/** Sends the requests of one check: a bounded number in a bounded time, and notes which rate limits show. */
final class Requests {

    /** As many as one check sends, its redirects and its handshakes included. */
    static final int MOST = 100;

    /** Kept for the removal of what was created. */
    private static final int RESERVE = 25;

    /** As many as the client follows for one request. */
    private static final int MOST_REDIRECTS = 3;

    private static final int MOST_BYTES = 16 << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final List<String> LIMIT_HEADERS = List.of(
            "Retry-After",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "RateLimit",
            "RateLimit-Policy",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset");

    private final WebClient client = new WebClient(MOST_BYTES);
    private final Map<String, String> limitHeaders = new LinkedHashMap<>();
    private final List<String> throttled = new ArrayList<>();
    private final Duration time;
    private final long begin = System.nanoTime();
    private URI base;
    private long end;
    private int most = MOST - RESERVE;
    private int sent;

    /** No more requests: of the number or of the time that a check may use, nothing is left. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Spent(String reason) {
            super(reason);
        }
    }

    /**
     * An exchange.
     *
     * @param isMoved whether it was redirected
     */
    record Exchange(WebRequest request, WebResponse response, boolean isMoved) {

        /** The answer, for which messages name the whole URL that was asked. */
        Answer answer() {
            return Answer.of(request.toString(), response.status(), response::header, response.text());
        }
    }

    /**
     * The requests of a check.
     *
     * @param base where the platform answers
     * @param time for all of them, and once more for the removal
     */
    Requests(URI base, Duration time) {
        this.base = base;
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    URI at(String path) {
        return Origin.url(base, path);
    }

    URI base() {
        return base;
    }

    /** From now on all paths are below this one. */
    void goBelow(String path) {
        base = Origin.url(base, path);
    }

    /** Gives the reserved requests and new time to the removal of what was created. */
    void beginRemoval() {
        most = MOST;
        end = System.nanoTime() + time.toNanos();
    }

    /**
     * Sends a request.
     *
     * @param patience for the whole answer
     * @throws WebFailure if there is none
     * @throws Spent if nothing may be sent any more
     */
    Exchange send(WebRequest request, Duration patience) throws WebFailure, InterruptedException {
        Duration left = take();
        try {
            WebResponse response = client.send(request, patience.compareTo(left) < 0 ? patience : left);
            boolean moved = !response.url().equals(request.url());
            // How often it was redirected is not known: a slash is one step, anything else up to three.
            sent += !moved ? 0 : withoutSlash(response.url()).equals(withoutSlash(request.url())) ? 1 : MOST_REDIRECTS;
            note(request, response);
            return new Exchange(request, response, moved);
        } catch (WebFailure failure) {
            sent += failure.kind() == WebFailure.Kind.REDIRECT ? MOST_REDIRECTS : 0;
            throw failure;
        }
    }

    /** Counts one request that is sent by other means, and gives the time that is left for it. */
    Duration take() {
        if (sent + MOST_REDIRECTS >= most) {
            throw new Spent("the check has sent " + sent + " requests, and at most " + MOST + " are allowed");
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.toMillis() < 1) {
            throw new Spent("the check has taken more than " + time.toSeconds() + " s");
        }
        sent++;
        return left;
    }

    private void note(WebRequest request, WebResponse response) {
        for (String name : LIMIT_HEADERS) {
            response.header(name).ifPresent(value -> limitHeaders.putIfAbsent(name, TextSanitizer.line(value, 40)));
        }
        if (response.status() == TOO_MANY_REQUESTS) {
            throttled.add(request + " after " + sent + " requests"
                    + response.header("Retry-After")
                            .map(wait -> ", Retry-After: " + wait)
                            .orElse(""));
        }
    }

    private static String withoutSlash(URI url) {
        return String.valueOf(url.getPath()).replaceFirst("/$", "");
    }

    /** Since the first one. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    int sent() {
        return sent;
    }

    /** The first request that a rate limit refused, with what came; empty if there was none. */
    Optional<String> firstThrottled() {
        return throttled.stream().findFirst();
    }

    /** The headers of rate limits that came, each with its first value. */
    Map<String, String> limitHeaders() {
        return Collections.unmodifiableMap(limitHeaders);
    }
}
