package mobius.production;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time of production.
 *
 * @param from its start
 * @param to its end, after it
 */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range of time must not end before it begins: " + from + ", " + to);
        }
    }

    /** The time up to a moment, which is cut to whole seconds. */
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
