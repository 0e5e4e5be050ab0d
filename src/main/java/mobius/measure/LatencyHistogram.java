package mobius.measure;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import mobius.budget.Percentile;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Immutable histogram of response times in whole milliseconds, the resolution of the log.
 *
 * <p>Only the values that occur are stored, at the resolution of an HdrHistogram with three significant digits: exact below 2,048
 * ms, at most 0.1 % too long above. A file contains the same counts as such a histogram, compressed, in base64.
 */
@JsonAutoDetect(
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE,
        fieldVisibility = JsonAutoDetect.Visibility.NONE)
@JsonPropertyOrder({"count", "minMillis", "maxMillis", "sumMillis", "histogram"})
public final class LatencyHistogram {

    private static final int[] NONE_AT_ALL = {};

    /** Up to this value every millisecond has a count of its own. */
    private static final int EXACT_BITS = 11;

    private static final int EXACT = (1 << EXACT_BITS) - 1;

    /** A histogram without response times. */
    public static final LatencyHistogram NONE = new LatencyHistogram(NONE_AT_ALL, NONE_AT_ALL, null, null, 0);

    /** Ascending; each is the longest response time of its bucket. */
    private final int[] millis;

    private final int[] counts;

    private final long count;

    private final @Nullable Long minMillis;

    private final @Nullable Long maxMillis;

    private final long sumMillis;

    private LatencyHistogram(
            int[] millis, int[] counts, @Nullable Long minMillis, @Nullable Long maxMillis, long sumMillis) {
        this.millis = millis;
        this.counts = counts;
        this.count = Arrays.stream(counts).asLongStream().sum();
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.sumMillis = sumMillis;
        boolean none = count == 0;
        if (none != (minMillis == null) || none != (maxMillis == null)) {
            throw new IllegalArgumentException("shortest and longest are of " + count + " response times");
        }
    }

    /**
     * Converts a histogram.
     *
     * @param minMillis the shortest response time, exact
     * @param maxMillis the longest response time, exact
     * @param sumMillis the sum of all response times, exact
     */
    public static LatencyHistogram of(AbstractHistogram histogram, long minMillis, long maxMillis, long sumMillis) {
        if (histogram.getTotalCount() == 0) {
            return NONE;
        }
        SparseCounts sparse = new SparseCounts();
        histogram
                .recordedValues()
                .forEach(value -> sparse.add(
                        Math.toIntExact(value.getValueIteratedTo()),
                        Math.toIntExact(value.getCountAtValueIteratedTo())));
        return new LatencyHistogram(sparse.millis(), sparse.counts(), minMillis, maxMillis, sumMillis);
    }

    /**
     * A number of response times, one by one: faster than through a histogram as long as they are few.
     *
     * @param values zero or more, of which the first {@code count} are taken
     * @param sumMillis all of them together
     */
    public static LatencyHistogram ofValues(int[] values, int count, long sumMillis) {
        if (count == 0) {
            return NONE;
        }
        int[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        SparseCounts sparse = new SparseCounts();
        for (int value : sorted) {
            sparse.add(longestLike(value), 1);
        }
        return new LatencyHistogram(
                sparse.millis(), sparse.counts(), (long) sorted[0], (long) sorted[count - 1], sumMillis);
    }

    /** The longest time that an HdrHistogram with three significant digits does not tell from this one. */
    private static int longestLike(int millis) {
        int step = Integer.SIZE - Integer.numberOfLeadingZeros(millis | EXACT) - EXACT_BITS;
        return millis | ((1 << step) - 1);
    }

    /**
     * Creates a histogram from the properties in a file.
     *
     * @param count the number of response times
     * @param minMillis the shortest, exact; null if there are none
     * @param maxMillis the longest, exact; null if there are none
     * @param sumMillis the sum of all, exact
     * @param histogram an HdrHistogram of milliseconds, compressed, in base64; empty if there are none
     * @throws IllegalArgumentException if the arguments contradict each other
     */
    @JsonCreator
    public static LatencyHistogram parse(
            @JsonProperty("count") long count,
            @JsonProperty("minMillis") @Nullable Long minMillis,
            @JsonProperty("maxMillis") @Nullable Long maxMillis,
            @JsonProperty("sumMillis") long sumMillis,
            @JsonProperty("histogram") String histogram) {
        boolean none = count == 0;
        if (none != (minMillis == null) || none != (maxMillis == null) || none != histogram.isEmpty()) {
            throw new IllegalArgumentException("shortest, longest and histogram are of " + count + " response times");
        }
        if (minMillis == null || maxMillis == null) {
            return NONE;
        }
        LatencyHistogram parsed = of(HistogramText.decode(histogram), minMillis, maxMillis, sumMillis);
        if (parsed.count != count) {
            throw new IllegalArgumentException(
                    "a histogram counts " + parsed.count + " response times instead of " + count);
        }
        return parsed;
    }

    /** Returns the number of response times. */
    @JsonProperty
    public long count() {
        return count;
    }

    /** Returns the shortest response time, exact; null if there are none. */
    @JsonProperty
    public @Nullable Long minMillis() {
        return minMillis;
    }

    /** Returns the longest response time, exact; null if there are none. */
    @JsonProperty
    public @Nullable Long maxMillis() {
        return maxMillis;
    }

    /** Returns the sum of all response times, exact. */
    @JsonProperty
    public long sumMillis() {
        return sumMillis;
    }

    @JsonProperty("histogram")
    private String text() {
        if (count == 0) {
            return "";
        }
        AbstractHistogram histogram = new IntCountsHistogram(HistogramText.SIGNIFICANT_DIGITS);
        addTo(histogram);
        return HistogramText.encode(histogram);
    }

    /**
     * Returns a percentile by nearest rank: the smallest response time that at least this share of the requests does not exceed.
     * It is exact below 2,048 ms, otherwise at most 0.1 % too long, and never above the maximum; empty if there are no response
     * times.
     */
    public Optional<Duration> at(Percentile percentile) {
        if (maxMillis == null) {
            return Optional.empty();
        }
        // Rounding errors of the product must not raise the rank.
        long rank = Math.max(1, (long) Math.ceil(Math.nextDown(percentile.value()) * count / 100));
        int value = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[value]) {
            value++;
        }
        return Optional.of(Duration.ofMillis(Math.min(millis[value], maxMillis)));
    }

    /** Returns the exact mean; empty if there are no response times. */
    public OptionalDouble meanMillis() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumMillis / count);
    }

    /** Returns the counts as a new histogram, which the caller may modify. */
    public Histogram toHistogram() {
        Histogram histogram = new Histogram(HistogramText.SIGNIFICANT_DIGITS);
        addTo(histogram);
        return histogram;
    }

    /** Adds the counts to a histogram. */
    public void addTo(AbstractHistogram histogram) {
        for (int i = 0; i < millis.length; i++) {
            histogram.recordValueWithCount(millis[i], counts[i]);
        }
    }

    /** Returns the histogram of all parts together, as if they had been counted in one. */
    public static LatencyHistogram merged(Collection<LatencyHistogram> parts) {
        List<LatencyHistogram> filled =
                parts.stream().filter(part -> part.count > 0).toList();
        return filled.stream().reduce(LatencyHistogram::plus).orElse(NONE);
    }

    private LatencyHistogram plus(LatencyHistogram other) {
        SparseCounts sum = new SparseCounts();
        int mine = 0;
        int others = 0;
        while (mine < millis.length || others < other.millis.length) {
            boolean takeMine =
                    others == other.millis.length || (mine < millis.length && millis[mine] <= other.millis[others]);
            if (takeMine) {
                sum.add(millis[mine], counts[mine++]);
            } else {
                sum.add(other.millis[others], other.counts[others++]);
            }
        }
        return new LatencyHistogram(
                sum.millis(),
                sum.counts(),
                lesser(minMillis, other.minMillis),
                greater(maxMillis, other.maxMillis),
                sumMillis + other.sumMillis);
    }

    private static @Nullable Long lesser(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }

    private static @Nullable Long greater(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatencyHistogram that
                && Arrays.equals(millis, that.millis)
                && Arrays.equals(counts, that.counts)
                && Objects.equals(minMillis, that.minMillis)
                && Objects.equals(maxMillis, that.maxMillis)
                && sumMillis == that.sumMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(millis), Arrays.hashCode(counts), minMillis, maxMillis, sumMillis);
    }

    @Override
    public String toString() {
        return count == 0
                ? "no response times"
                : count + " response times of " + minMillis + " to " + maxMillis + " ms, in all " + sumMillis + " ms";
    }

    /** Counts by ascending value; equal consecutive values are merged. */
    private static final class SparseCounts {

        private int[] millis = new int[16];
        private int[] counts = new int[16];
        private int size;

        void add(int value, int more) {
            if (size > 0 && millis[size - 1] == value) {
                counts[size - 1] = Math.addExact(counts[size - 1], more);
                return;
            }
            if (size == millis.length) {
                millis = Arrays.copyOf(millis, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            millis[size] = value;
            counts[size++] = more;
        }

        int[] millis() {
            return Arrays.copyOf(millis, size);
        }

        int[] counts() {
            return Arrays.copyOf(counts, size);
        }
    }
}
