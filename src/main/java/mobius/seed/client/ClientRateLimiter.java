package mobius.seed.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mobius.config.RateLimit;

/**
 * Keeps the requests of one sender, or of several that share it, below rate limits, and stops them for a time that the platform
 * asks for. Thread-safe.
 */
public final class ClientRateLimiter {

    private final List<Window> windows;
    private long notBefore = Long.MIN_VALUE;

    private ClientRateLimiter(List<Window> windows) {
        this.windows = windows;
    }

    /** A limiter for the platform's limits per minute and per hour. */
    public static ClientRateLimiter of(RateLimit limit) {
        return new ClientRateLimiter(List.of(
                new Window(limit.perMinute(), Duration.ofMinutes(1)),
                new Window(limit.perHour(), Duration.ofHours(1))));
    }

    /**
     * A limiter that spaces requests evenly, without a burst at the beginning of each second.
     *
     * @param requests per second, at least 1
     */
    public static ClientRateLimiter perSecond(int requests) {
        return new ClientRateLimiter(List.of(new Window(1, Duration.ofSeconds(1).dividedBy(requests))));
    }

    /** A limiter that admits every request at once; only {@link #pauseUntil} delays it. */
    static ClientRateLimiter unlimited() {
        return new ClientRateLimiter(List.of());
    }

    /**
     * Reserves the next free moment for a request. The caller waits until then.
     *
     * @param now in nanoseconds, on the clock of {@link Time#nanos}
     * @return when the request may be sent, {@code now} or later
     */
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

    /** Admits no further request before a moment, on the clock of {@link Time#nanos}. */
    synchronized void pauseUntil(long nanos) {
        notBefore = Math.max(notBefore, nanos);
    }

    /** Limits the requests in any time span of a given length, wherever it begins (a sliding window). Not thread-safe. */
    private static final class Window {

        private final int limit;
        private final long lengthNanos;
        private final Deque<Long> taken = new ArrayDeque<>();

        /**
         * Creates a window.
         *
         * @param limit the number of requests in a span, at least 1
         */
        Window(int limit, Duration length) {
            this.limit = limit;
            this.lengthNanos = length.toNanos();
        }

        /** When the next request may be sent, in nanoseconds: {@code now} or later. */
        long earliest(long now) {
            return taken.size() < limit ? now : Math.max(now, taken.getFirst() + lengthNanos);
        }

        /**
         * Records a request.
         *
         * @param at when it is sent, in nanoseconds; not before the previous one
         */
        void take(long at) {
            if (taken.size() == limit) {
                taken.removeFirst();
            }
            taken.addLast(at);
        }
    }
}
