package mobius.seed.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many requests in any stretch of a length, wherever it begins. Its callers take turns. */
final class Window {

    private final int limit;
    private final long lengthNanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    Window(int limit, Duration length) {
        this.limit = limit;
        this.lengthNanos = length.toNanos();
    }

    /** When the next request may go, at {@code now} or later. */
    long earliest(long now) {
        return taken.size() < limit ? now : Math.max(now, taken.getFirst() + lengthNanos);
    }

    void take(long at) {
        if (taken.size() == limit) {
            taken.removeFirst();
        }
        taken.addLast(at);
    }
}
