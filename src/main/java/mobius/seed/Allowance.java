package mobius.seed;

import java.time.Duration;
import java.util.List;
import mobius.config.RateLimit;

/** How many requests one sender may make: it keeps below the limits by itself, and pauses when it is told to. */
final class Allowance {

    private final List<Window> windows;
    private long notBefore = Long.MIN_VALUE;

    private Allowance(List<Window> windows) {
        this.windows = windows;
    }

    static Allowance of(RateLimit limit) {
        return new Allowance(List.of(
                new Window(limit.perMinute(), Duration.ofMinutes(1)),
                new Window(limit.perHour(), Duration.ofHours(1))));
    }

    /** Spread evenly: no burst at the beginning of each second. */
    static Allowance perSecond(int requests) {
        return new Allowance(List.of(new Window(1, Duration.ofSeconds(1).dividedBy(requests))));
    }

    static Allowance unlimited() {
        return new Allowance(List.of());
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
