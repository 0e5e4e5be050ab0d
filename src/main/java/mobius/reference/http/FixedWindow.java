package mobius.reference.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A number of requests in a stretch of time. Its callers take turns. */
final class FixedWindow {

    private final Duration length;
    private final int limit;
    private Instant end = Instant.MIN;
    private int count;

    FixedWindow(Duration length, int limit) {
        this.length = length;
        this.limit = limit;
    }

    /** How long it is full for, or empty when it is not. */
    Optional<Duration> wait(Instant now) {
        if (!now.isBefore(end)) {
            end = now.plus(length);
            count = 0;
        }
        return count < limit ? Optional.empty() : Optional.of(Duration.between(now, end));
    }

    void count() {
        count++;
    }
}
