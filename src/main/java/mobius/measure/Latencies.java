package mobius.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The response times of a number of requests, in whole milliseconds as the log has them.
 *
 * @param count how many there are
 * @param minMillis the shortest, exact; null when there are none
 * @param maxMillis the longest, exact; null when there are none
 * @param sumMillis all of them together, exact
 * @param histogram an HdrHistogram of milliseconds with three significant digits, compressed, in base64; empty when there
 *     are none
 */
public record Latencies(
        long count, @Nullable Long minMillis, @Nullable Long maxMillis, long sumMillis, String histogram) {

    public Latencies {
        boolean none = count == 0;
        if (none != (minMillis == null) || none != (maxMillis == null) || none != histogram.isEmpty()) {
            throw new IllegalArgumentException("shortest, longest and histogram are of " + count + " response times");
        }
    }

    /** No response times at all. */
    public static final Latencies NONE = new Latencies(0, null, null, 0, "");

    /**
     * The smallest response time that at least the given share of the requests does not exceed (nearest rank), exact
     * below 2,048 ms and otherwise at most 0.1 % too long; empty when there are none.
     */
    public Optional<Duration> at(Percentile percentile) {
        if (maxMillis == null) {
            return Optional.empty();
        }
        long millis = decoded().getValueAtPercentile(percentile.value());
        return Optional.of(Duration.ofMillis(Math.min(millis, maxMillis)));
    }

    /** The exact mean, or empty when there are none. */
    public OptionalDouble meanMillis() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumMillis / count);
    }

    /** The counts, each time as a new histogram, which the caller may add to and subtract from. */
    public Histogram decoded() {
        return count == 0 ? new Histogram(HistogramText.SIGNIFICANT_DIGITS) : HistogramText.decode(histogram);
    }

    /** All of them together, as if they had been counted into one. */
    public static Latencies merged(Collection<Latencies> parts) {
        List<Latencies> filled = parts.stream().filter(part -> part.count > 0).toList();
        if (filled.size() <= 1) {
            return filled.isEmpty() ? NONE : filled.get(0);
        }
        LatencyTally tally = new LatencyTally();
        filled.forEach(tally::add);
        return tally.latencies();
    }
}
