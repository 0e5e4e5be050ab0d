package mobius.production;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A range of time in production.
 *
 * @param from the start
 * @param to the end, after {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the range does not end after its start
     */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range of time must not end before it begins: " + from + ", " + to);
        }
    }

    /** The range that ends at a moment, which is truncated to whole seconds. */
    public static TimeRange upTo(Instant end, Duration length) {
        Instant to = end.truncatedTo(ChronoUnit.SECONDS);
        return new TimeRange(to.minus(length), to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
