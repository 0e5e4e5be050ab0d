package mobius.reference.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counter of requests in a window of fixed length. Not thread-safe. */
final class FixedWindow {

    private final Duration length;
    private final int limit;
    private Instant end = Instant.MIN;
    private int count;

    /**
     * Creates a window that starts with its first request.
     *
     * @param length of the window
     * @param limit the number of requests in it
     */
    FixedWindow(Duration length, int limit) {
        this.length = length;
        this.limit = limit;
    }

    /**
     * Returns the remaining length of a full window; empty if the window has room. Starts a new window if the last one has ended.
     */
    Optional<Duration> wait(Instant now) {
        if (!now.isBefore(end)) {
            end = now.plus(length);
            count = 0;
        }
        return count < limit ? Optional.empty() : Optional.of(Duration.between(now, end));
    }

    /** Counts a request in the present window. */
    void count() {
        count++;
    }
}
