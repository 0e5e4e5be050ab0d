package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of time.
 *
 * @param fromMillis inclusive, since the epoch
 * @param toMillis exclusive, since the epoch; not before its start
 */
public record Span(long fromMillis, long toMillis) {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    Duration length() {
        return Duration.ofMillis(toMillis - fromMillis);
    }

    public double hours() {
        return hoursAt(toMillis);
    }

    /** How many hours after its start a moment is. */
    double hoursAt(long millis) {
        return (millis - fromMillis) / MILLIS_PER_HOUR;
    }

    long middleMillis() {
        return (fromMillis + toMillis) / 2;
    }

    /** What is left when its beginning is dropped; at least nothing. */
    Span without(Duration beginning) {
        return new Span(Math.min(toMillis, fromMillis + beginning.toMillis()), toMillis);
    }

    List<Span> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> new Span(start(part, count), start(part + 1, count)))
                .toList();
    }

    private long start(int part, int count) {
        return fromMillis + (toMillis - fromMillis) * part / count;
    }
}
