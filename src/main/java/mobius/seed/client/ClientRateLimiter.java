package mobius.seed.client;

import java.time.Duration;
import java.util.List;
import mobius.config.RateLimit;

/** How many requests one sender may make: it keeps below the limits by itself, and pauses when it is told to. */
public final class ClientRateLimiter {

    private final List<Window> windows;
    private long notBefore = Long.MIN_VALUE;

    private ClientRateLimiter(List<Window> windows) {
        this.windows = windows;
    }

    public static ClientRateLimiter of(RateLimit limit) {
        return new ClientRateLimiter(List.of(
                new Window(limit.perMinute(), Duration.ofMinutes(1)),
                new Window(limit.perHour(), Duration.ofHours(1))));
    }

    /** Spread evenly: no burst at the beginning of each second. */
    public static ClientRateLimiter perSecond(int requests) {
        return new ClientRateLimiter(List.of(new Window(1, Duration.ofSeconds(1).dividedBy(requests))));
    }

    static ClientRateLimiter unlimited() {
        return new ClientRateLimiter(List.of());
    }

    /** Takes a place in the line: when the request may go, at {@code now} or later. */
    synchronized long take(long now) {
        long at = Math.max(now, notBefore);
        for (Window window : windows) {
            at = window.earliest(at);
        }
        for (Window window : windows) {
            window.take(at);
        }
        return at;
    }

    synchronized void pauseUntil(long nanos) {
        notBefore = Math.max(notBefore, nanos);
    }
}
