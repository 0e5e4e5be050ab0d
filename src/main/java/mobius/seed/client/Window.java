package mobius.seed.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Limits the requests in any time span of a given length, wherever it begins (a sliding window). Not thread-safe. */
final class Window {

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
