package mobius.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Thins a series, so that a page of a run over days still opens on a phone: neighbours in time share a bucket, and no
 * series has more than {@link #MOST} of them.
 *
 * @param width of each bucket, in the unit of the times
 * @param byStart the entries of each bucket, in the order of time
 */
public record Buckets<T>(long width, SortedMap<Long, List<T>> byStart) {

    static final long MOST = 2_000;

    /**
     * Sorts entries into buckets.
     *
     * @param shortest the width at which nothing is thinned
     * @param time of an entry
     */
    public static <T> Buckets<T> of(List<T> entries, long shortest, ToLongFunction<T> time) {
        long first = entries.stream().mapToLong(time).min().orElse(0);
        long last = entries.stream().mapToLong(time).max().orElse(0);
        long width = shortest * ((last - first) / shortest / MOST + 1);
        SortedMap<Long, List<T>> byStart = new TreeMap<>();
        for (T entry : entries) {
            long start = first + (time.applyAsLong(entry) - first) / width * width;
            byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(entry);
        }
        return new Buckets<>(width, byStart);
    }

    /** The starts of the buckets, and after each stretch without any the start of one that is empty: a gap in the line. */
    SortedMap<Long, List<T>> withGaps() {
        SortedMap<Long, List<T>> all = new TreeMap<>(byStart);
        for (Map.Entry<Long, List<T>> bucket : byStart.entrySet()) {
            long next = bucket.getKey() + width;
            if (next <= byStart.lastKey()) {
                all.putIfAbsent(next, List.of());
            }
        }
        return all;
    }
}
