package mobius.measure.tally;

import java.util.Arrays;
import mobius.measure.HistogramText;
import mobius.measure.LatencyHistogram;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts response times. The newest values are kept unsorted and added to a histogram a thousand at a time, which is faster than
 * one at a time. Most tallies never need one: a histogram takes at least 8 KiB, and a run may have 10,000 names with ten parts
 * each.
 */
final class LatencyTally {

    private static final int MOST_VALUES = 1_024;

    /** As many values take no more memory than a packed histogram. */
    private static final int FEW_VALUES = 64;

    private static final int[] NO_VALUES = {};

    private long count;

    private long sumMillis;

    private long minMillis = Long.MAX_VALUE;

    private long maxMillis = Long.MIN_VALUE;

    private int[] values = NO_VALUES;

    private int valueCount;

    private @Nullable AbstractHistogram histogram;

    private @Nullable LatencyHistogram packed;

    /**
     * Counts a response time.
     *
     * @param millis zero or more
     */
    void record(int millis) {
        count++;
        sumMillis += millis;
        minMillis = Math.min(minMillis, millis);
        maxMillis = Math.max(maxMillis, millis);
        if (valueCount == values.length) {
            makeRoom();
        }
        values[valueCount++] = millis;
    }

    /** Adds the counts of another tally. */
    void add(LatencyTally other) {
        addTotals(other.count, other.sumMillis, other.minMillis, other.maxMillis);
        other.addCountsTo(spread());
    }

    /**
     * As {@link #add}, in as little memory as the counts of both take: there may be a hundred injectors, and each has answers in each
     * second.
     */
    void absorb(LatencyTally other) {
        if (other.histogram == null && other.packed == null && valueCount + other.valueCount <= FEW_VALUES) {
            addTotals(other.count, other.sumMillis, other.minMillis, other.maxMillis);
            keep(other);
        } else {
            add(other);
            pack();
        }
    }

    private void keep(LatencyTally other) {
        if (values.length < valueCount + other.valueCount) {
            values = Arrays.copyOf(values, FEW_VALUES);
        }
        System.arraycopy(other.values, 0, values, valueCount, other.valueCount);
        valueCount += other.valueCount;
    }

    /** Releases memory of a period that is over, except for late responses. */
    void pack() {
        if (histogram != null || valueCount > FEW_VALUES) {
            packed = LatencyHistogram.of(spread(), minMillis, maxMillis, sumMillis);
            histogram = null;
            values = NO_VALUES;
        }
    }

    LatencyHistogram latencies() {
        if (histogram == null && packed == null) {
            return LatencyHistogram.ofValues(values, valueCount, sumMillis);
        }
        if (histogram == null && packed != null && valueCount == 0) {
            return packed;
        }
        return LatencyHistogram.of(counts(), minMillis, maxMillis, sumMillis);
    }

    /** Returns the counts so far, as a new histogram. */
    AbstractHistogram counts() {
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

    private void makeRoom() {
        if (valueCount < MOST_VALUES) {
            values = Arrays.copyOf(values, Math.max(4, 2 * valueCount));
        } else {
            spread();
        }
    }

    /** Moves all values into the histogram. Its int counts suffice: two billion requests are a log of 50 GB. */
    private AbstractHistogram spread() {
        AbstractHistogram all = histogram;
        if (all == null) {
            all = counts();
            histogram = all;
            packed = null;
        } else {
            addValuesTo(all);
        }
        valueCount = 0;
        return all;
    }

    private void addCountsTo(AbstractHistogram target) {
        if (histogram != null) {
            target.add(histogram);
        }
        if (packed != null) {
            packed.addTo(target);
        }
        addValuesTo(target);
    }

    private void addValuesTo(AbstractHistogram target) {
        for (int i = 0; i < valueCount; i++) {
            target.recordValue(values[i]);
        }
    }
}
