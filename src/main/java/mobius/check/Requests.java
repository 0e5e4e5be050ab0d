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

/**
 * Sends the requests of one check, limited in number and time, and records the rate limits that responses show. Not thread-safe.
 */
final class Requests {

    /** The limit for one check, including redirects and WebSocket handshakes. */
    static final int MOST = 100;

    /** The number of requests reserved for the removal of created items. */
    private static final int RESERVE = 25;

    /** The number of redirects that the client follows for one request. */
    private static final int MOST_REDIRECTS = 3;

    private static final int MOST_BYTES = 16 << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Headers by which servers announce rate limits. */
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

    /** No more requests may be sent, because the number or the time of the check is used up. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Spent(String reason) {
            super(reason);
        }
    }

    /**
     * A request and its response.
     *
     * @param isMoved whether the request was redirected
     */
    record Exchange(WebRequest request, WebResponse response, boolean isMoved) {

        /** The response for reading; its messages name the whole URL of the request. */
        Answer answer() {
            return Answer.of(request.toString(), response.status(), response::header, response.text());
        }
    }

    /**
     * Creates the requests of a check.
     *
     * @param base the URL of the platform's root
     * @param time for all requests, and the same time again for the removal
     */
    Requests(URI base, Duration time) {
        this.base = base;
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** The URL of a path on the platform. */
    URI at(String path) {
        return Origin.url(base, path);
    }

    URI base() {
        return base;
    }

    /** Puts all later paths below this one. */
    void goBelow(String path) {
        base = Origin.url(base, path);
    }

    /** Makes the reserved requests available, and restarts the time, for the removal of created items. */
    void beginRemoval() {
        most = MOST;
        end = System.nanoTime() + time.toNanos();
    }

    /**
     * Sends a request.
     *
     * @param patience how long to wait for the whole response
     * @throws WebFailure if there is no complete response
     * @throws Spent if no more requests may be sent
     */
    Exchange send(WebRequest request, Duration patience) throws WebFailure, InterruptedException {
        Duration left = take();
        try {
            WebResponse response = client.send(request, patience.compareTo(left) < 0 ? patience : left);
            boolean moved = !response.url().equals(request.url());
            // The client does not report the number of redirects: an added or removed slash is one, anything else up to
            // three.
            sent += !moved ? 0 : withoutSlash(response.url()).equals(withoutSlash(request.url())) ? 1 : MOST_REDIRECTS;
            note(request, response);
            return new Exchange(request, response, moved);
        } catch (WebFailure failure) {
            sent += failure.kind() == WebFailure.Kind.REDIRECT ? MOST_REDIRECTS : 0;
            throw failure;
        }
    }

    /**
     * Counts a request that is sent by other means.
     *
     * @return the time left for it
     * @throws Spent if no more requests may be sent
     */
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

    /** Records the rate limits that a response shows. */
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

    /** The time since the first request. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    int sent() {
        return sent;
    }

    /** The first request that a rate limit refused, with the details of the response; empty if there was none. */
    Optional<String> firstThrottled() {
        return throttled.stream().findFirst();
    }

    /** The rate limit headers received, each with its first value. */
    Map<String, String> limitHeaders() {
        return Collections.unmodifiableMap(limitHeaders);
    }
}
