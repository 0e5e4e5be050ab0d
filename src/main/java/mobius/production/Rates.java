package mobius.production;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many requests per second users sent, window by window.
 *
 * @param window the length of each
 * @param windows how many the range has
 * @param perSecond the mean rate of each window that is known, 0 where users asked for nothing, by its end; never empty
 */
public record Rates(Duration window, long windows, SortedMap<Instant, Double> perSecond) {

    private static final double HUNDRED = 100;

    public Rates {
        if (perSecond.isEmpty()) {
            throw new IllegalArgumentException("no window is known");
        }
        perSecond = Collections.unmodifiableSortedMap(new TreeMap<>(perSecond));
    }

    /** The busiest window. */
    public double peak() {
        return Collections.max(perSecond.values());
    }

    /**
     * The rate that so many percent of the known windows do not exceed (nearest rank).
     *
     * @param percentile above 0, up to 100
     */
    public double percentile(double percentile) {
        List<Double> sorted = perSecond.values().stream().sorted().toList();
        return sorted.get((int) Math.ceil(percentile / HUNDRED * sorted.size()) - 1);
    }

    /** The share of windows for which nothing was recorded, from 0 to 1. */
    public double gaps() {
        return 1 - (double) perSecond.size() / windows;
    }
}
