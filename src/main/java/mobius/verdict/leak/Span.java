package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An interval of time.
 *
 * @param fromMillis inclusive, since the epoch
 * @param toMillis exclusive, since the epoch; not before the start
 */
public record Span(long fromMillis, long toMillis) {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** Returns the length of the interval. */
    Duration length() {
        return Duration.ofMillis(toMillis - fromMillis);
    }

    public double hours() {
        return hoursAt(toMillis);
    }

    /** Returns the time from the start to a moment, in hours. */
    double hoursAt(long millis) {
        return (millis - fromMillis) / MILLIS_PER_HOUR;
    }

    long middleMillis() {
        return (fromMillis + toMillis) / 2;
    }

    /** Returns the interval without its beginning; possibly empty. */
    Span without(Duration beginning) {
        return new Span(Math.min(toMillis, fromMillis + beginning.toMillis()), toMillis);
    }

    /** Returns consecutive parts of equal length. */
    List<Span> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> new Span(start(part, count), start(part + 1, count)))
                .toList();
    }

    private long start(int part, int count) {
        return fromMillis + (toMillis - fromMillis) * part / count;
    }
}
