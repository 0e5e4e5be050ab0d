package mobius.stats;

import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;

/**
 * Percentiles with a finer resolution than the whole milliseconds of the log, computed as for grouped data: the responses
 * recorded in one millisecond are assumed to be spread evenly over it.
 *
 * <p>A p50 of 8 ms otherwise moves in steps of 12 %, which is too coarse to estimate the spread between runs.
 */
public final class FinePercentile {

    private static final double LEAST_MILLIS = 0.5;

    private FinePercentile() {}

    /**
     * Returns a percentile in milliseconds, at least 0.5.
     *
     * @param responses response times in milliseconds, at least one
     */
    public static double of(Histogram responses, Percentile percentile) {
        long value = responses.getValueAtPercentile(percentile.value());
        long lowest = responses.lowestEquivalentValue(value);
        long width = responses.sizeOfEquivalentValueRange(value);
        long below = lowest == 0 ? 0 : responses.getCountBetweenValues(0, lowest - 1);
        double rank = percentile.value() / 100 * responses.getTotalCount();
        double share = (rank - below) / responses.getCountAtValue(value);
        // A bucket extends from half a millisecond below its lowest value to half a millisecond above its highest.
        return Math.max(LEAST_MILLIS, lowest - 0.5 + width * Math.min(1, Math.max(0, share)));
    }
}
