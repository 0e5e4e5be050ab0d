package mobius.stats;

import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;

/**
 * Percentiles finer than the whole milliseconds of the log, as of grouped data: the responses of a millisecond are taken as
 * spread evenly over it. Without that a p50 of 8 ms has steps of 12 %, of which no spread of runs can be told.
 */
public final class FinePercentile {

    private static final double LEAST_MILLIS = 0.5;

    private FinePercentile() {}

    /** In milliseconds, above 0; of at least one response. */
    public static double of(Histogram responses, Percentile percentile) {
        long value = responses.getValueAtPercentile(percentile.value());
        long lowest = responses.lowestEquivalentValue(value);
        long width = responses.sizeOfEquivalentValueRange(value);
        long below = lowest == 0 ? 0 : responses.getCountBetweenValues(0, lowest - 1);
        double rank = percentile.value() / 100 * responses.getTotalCount();
        double share = (rank - below) / responses.getCountAtValue(value);
        return Math.max(LEAST_MILLIS, lowest - 0.5 + width * Math.min(1, Math.max(0, share)));
    }
}
