package mobius.telemetry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.telemetry.exposition.Labels;

/**
 * A Prometheus histogram: the number of values up to each bound.
 *
 * @param counts by upper bound, cumulative; infinity is the bound of all values
 */
public record BucketCounts(SortedMap<Double, Double> counts) {

    private static final String BOUND = "le";
    private static final double HUNDRED = 100;

    public BucketCounts {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /**
     * Returns the increase of a histogram over the series, summed over instances and handlers.
     *
     * @param buckets the series of one metric whose name ends in {@code _bucket}, each with its bound as the label {@code le}
     */
    public static BucketCounts during(List<Series> buckets) {
        SortedMap<Double, Double> counts = new TreeMap<>();
        for (Series bucket : buckets) {
            OptionalDouble increase = new CounterSeries(bucket).increase();
            OptionalDouble bound = bound(bucket);
            if (increase.isPresent() && bound.isPresent()) {
                counts.merge(bound.getAsDouble(), increase.getAsDouble(), Double::sum);
            }
        }
        return new BucketCounts(counts);
    }

    /**
     * A percentile and the bucket that contains it, which is all that is certain.
     *
     * @param value by interpolation
     * @param lower bound of the bucket
     * @param upper bound of the bucket, infinite for the last
     */
    public record Percentile(double value, double lower, double upper) {}

    /**
     * Returns the value that a percentage of all values do not exceed; see {@link #percentile}.
     *
     * @param percentile from 0 to 100
     * @return empty where nothing was counted, or buckets are missing
     */
    public OptionalDouble valueAtPercentile(double percentile) {
        return percentile(percentile).stream().mapToDouble(Percentile::value).findFirst();
    }

    /**
     * The value that so many percent of all values do not exceed, by linear interpolation in its bucket, the lowest of which
     * starts at 0. Where it lies beyond the highest finite bound it is that bound: the true value is not less. This is what
     * Prometheus documents for {@code histogram_quantile}
     * (https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile).
     *
     * @param percentile from 0 to 100
     * @return empty where nothing was counted, or buckets are missing
     */
    public Optional<Percentile> percentile(double percentile) {
        double total = total();
        if (counts.size() < 2 || total <= 0) {
            return Optional.empty();
        }
        return Optional.of(atRank(percentile / HUNDRED * total));
    }

    /** Returns the number of values; 0 if the bucket of all values is missing. */
    public double total() {
        return counts.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
    }

    private Percentile atRank(double rank) {
        double lower = Math.min(0, counts.firstKey());
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            double upper = bucket.getKey();
            // Scrapes of several instances are not at one moment, so that a count may lie below the one before it.
            double count = Math.max(below, bucket.getValue());
            if (count >= rank) {
                return between(lower, upper, count > below ? (rank - below) / (count - below) : 0);
            }
            lower = upper;
            below = count;
        }
        return new Percentile(lower, lower, Double.POSITIVE_INFINITY);
    }

    private static Percentile between(double lower, double upper, double share) {
        double value = Double.isInfinite(upper) ? lower : lower + (upper - lower) * share;
        return new Percentile(value, lower, upper);
    }

    private static OptionalDouble bound(Series bucket) {
        String bound = Labels.parse(bucket.labels())
                .flatMap(labels -> labels.value(BOUND))
                .orElse("");
        try {
            return OptionalDouble.of(bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound));
        } catch (NumberFormatException noBucket) {
            return OptionalDouble.empty();
        }
    }
}
