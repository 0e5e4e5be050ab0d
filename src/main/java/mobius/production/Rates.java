package mobius.production;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rates of users' requests, window by window.
 *
 * @param window the length of each window
 * @param windows the number of windows in the range
 * @param perSecond the mean rate of each window with data, by the end of the window; 0 if users sent nothing, never empty
 */
public record Rates(Duration window, long windows, SortedMap<Instant, Double> perSecond) {

    private static final double HUNDRED = 100;

    /**
     * Checks that there is data.
     *
     * @throws IllegalArgumentException if no window has data
     */
    public Rates {
        if (perSecond.isEmpty()) {
            throw new IllegalArgumentException("no window is known");
        }
        perSecond = Collections.unmodifiableSortedMap(new TreeMap<>(perSecond));
    }

    /** The rate in the busiest window. */
    public double peak() {
        return Collections.max(perSecond.values());
    }

    /**
     * The rate that the given percentage of the windows with data do not exceed (nearest rank).
     *
     * @param percentile above 0, up to 100 (inclusive)
     */
    public double percentile(double percentile) {
        List<Double> sorted = perSecond.values().stream().sorted().toList();
        return sorted.get((int) Math.ceil(percentile / HUNDRED * sorted.size()) - 1);
    }

    /** The share of windows without data, from 0 to 1. */
    public double gaps() {
        return 1 - (double) perSecond.size() / windows;
    }
}
