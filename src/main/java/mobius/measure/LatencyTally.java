package mobius.measure;

import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts response times. A histogram takes at least 8 KiB, and a run may have 10,000 names with ten batches each, most of
 * them for a few requests: it keeps the values themselves while they take less than a histogram.
 */
final class LatencyTally {

    private static final int MOST_VALUES = 1_024;

    private static final int[] NO_VALUES = {};

    private long count;

    private long sumMillis;

    private long minMillis = Long.MAX_VALUE;

    private long maxMillis = Long.MIN_VALUE;

    private int[] values = NO_VALUES;

    private int valueCount;

    private @Nullable AbstractHistogram histogram;

    private @Nullable String packed;

    /** @param millis zero or more */
    void record(int millis) {
        count++;
        sumMillis += millis;
        minMillis = Math.min(minMillis, millis);
        maxMillis = Math.max(maxMillis, millis);
        if (histogram != null) {
            histogram.recordValue(millis);
        } else {
            keep(millis);
        }
    }

    void add(Latencies other) {
        if (other.minMillis() != null && other.maxMillis() != null) {
            addTotals(other.count(), other.sumMillis(), other.minMillis(), other.maxMillis());
            spread().add(other.decoded());
        }
    }

    void add(LatencyTally other) {
        addTotals(other.count, other.sumMillis, other.minMillis, other.maxMillis);
        other.addCountsTo(spread());
    }

    /** Gives its memory back until the next value comes: for moments that are over, but for late answers. */
    void pack() {
        if (packed == null && count > 0) {
            packed = HistogramText.encode(counts());
            histogram = null;
            values = NO_VALUES;
            valueCount = 0;
        }
    }

    Latencies latencies() {
        if (count == 0) {
            return Latencies.NONE;
        }
        String text = packed == null ? HistogramText.encode(counts()) : packed;
        return new Latencies(count, minMillis, maxMillis, sumMillis, text);
    }

    /** The counts so far; not to be altered. */
    AbstractHistogram counts() {
        if (histogram != null) {
            return histogram;
        }
        AbstractHistogram counts = new IntCountsHistogram(HistogramText.SIGNIFICANT_DIGITS);
        addCountsTo(counts);
        return counts;
    }

    long count() {
        return count;
    }

    long maxMillis() {
        return maxMillis;
    }

    private void addTotals(long moreCount, long moreMillis, long min, long max) {
        count += moreCount;
        sumMillis += moreMillis;
        minMillis = Math.min(minMillis, min);
        maxMillis = Math.max(maxMillis, max);
    }

    private void keep(int millis) {
        if (packed != null || valueCount == MOST_VALUES) {
            spread().recordValue(millis);
            return;
        }
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, Math.max(4, 2 * valueCount));
        }
        values[valueCount++] = millis;
    }

    /** Counts in a histogram from here on. Its ints suffice: two billion requests are a log of 50 GB. */
    private AbstractHistogram spread() {
        AbstractHistogram counts = counts();
        histogram = counts;
        packed = null;
        values = NO_VALUES;
        valueCount = 0;
        return counts;
    }

    private void addCountsTo(AbstractHistogram target) {
        if (histogram != null) {
            target.add(histogram);
        } else if (packed != null) {
            target.add(HistogramText.decode(packed));
        }
        for (int i = 0; i < valueCount; i++) {
            target.recordValue(values[i]);
        }
    }
}
