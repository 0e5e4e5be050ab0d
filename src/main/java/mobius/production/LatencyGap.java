package mobius.production;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.telemetry.BucketCounts;

/**
 * A percentile of the test that is outside the histogram bucket of production's percentile, and not close to it. Within the
 * bucket, no difference can be shown.
 *
 * @param percentile of both
 * @param production its bucket, in seconds
 * @param testMillis exact
 */
record LatencyGap(Percentile percentile, BucketCounts.Percentile production, long testMillis) {

    /** The percentiles that are compared. */
    static final List<Percentile> PERCENTILES = List.of(Percentile.P50, Percentile.P95, Percentile.P99);

    /**
     * How far beyond a bound still counts as close, as a ratio and in milliseconds: the test includes the network, and its log
     * has whole milliseconds.
     */
    private static final double NEAR = 0.25;

    private static final double NEAR_MILLIS = 10;

    /** With fewer requests beyond a percentile, it depends on single ones. */
    private static final double LEAST_BEYOND = 5;

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double HUNDRED = 100;

    /** The largest gap among the percentiles that enough requests support; empty if there is none. */
    static Optional<LatencyGap> worst(BucketCounts production, LatencyHistogram test) {
        return PERCENTILES.stream()
                .filter(percentile -> isTold(percentile, Math.min(production.total(), (double) test.count())))
                .flatMap(percentile -> of(percentile, production, test))
                .filter(gap -> gap.size() > 0)
                .max(Comparator.comparingDouble(LatencyGap::size));
    }

    /** Whether any percentile is known on both sides. */
    static boolean isTold(BucketCounts production, LatencyHistogram test) {
        return isKnown(production) && isTold(production.total()) && isTold(test);
    }

    /** Whether the test has enough requests for any percentile. */
    static boolean isTold(LatencyHistogram test) {
        return isTold((double) test.count());
    }

    /** Whether production's histogram yields any percentile. */
    static boolean isKnown(BucketCounts production) {
        return PERCENTILES.stream()
                .anyMatch(
                        percentile -> production.percentile(percentile.value()).isPresent());
    }

    private static boolean isTold(double requests) {
        return PERCENTILES.stream().anyMatch(percentile -> isTold(percentile, requests));
    }

    private static boolean isTold(Percentile percentile, double requests) {
        return (1 - percentile.value() / HUNDRED) * requests >= LEAST_BEYOND;
    }

    private static Stream<LatencyGap> of(Percentile percentile, BucketCounts production, LatencyHistogram test) {
        return production
                .percentile(percentile.value())
                .flatMap(there -> test.at(percentile).map(here -> new LatencyGap(percentile, there, here.toMillis())))
                .stream();
    }

    /** The distance from the bucket, as a share of the larger of the two values, from 0 to 1; 0 if the values are alike. */
    double size() {
        double low = production.lower() * MILLIS_PER_SECOND;
        double high = production.upper() * MILLIS_PER_SECOND;
        if (testMillis > high * (1 + NEAR) && testMillis > high + NEAR_MILLIS) {
            return 1 - high / testMillis;
        }
        boolean isFarBelow = testMillis < low / (1 + NEAR) && testMillis < low - NEAR_MILLIS;
        return isFarBelow ? 1 - testMillis / low : 0;
    }

    /** The gap as a sentence. */
    String text() {
        return Words.of("%s is %d ms in the test, and %s in production.", percentile, testMillis, bucket());
    }

    private String bucket() {
        double low = production.lower() * MILLIS_PER_SECOND;
        return Double.isInfinite(production.upper())
                ? Words.of("more than %.0f ms", low)
                : Words.of("%.0f to %.0f ms", low, production.upper() * MILLIS_PER_SECOND);
    }
}
