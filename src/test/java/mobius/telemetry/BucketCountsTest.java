package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BucketCountsTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** The example of Prometheus' own tests of histogram_quantile (promql/testdata/histograms.test). */
    private static final Map<Double, Double> FIRST = Map.of(.1, 5.0, .2, 10.0, 1e0, 11.0, INF, 12.0);

    private static final Map<Double, Double> BELOW_ZERO = Map.of(-.2, 1.0, -.1, 2.0, .3, 2.0, INF, 3.0);

    @Test
    void aQuantileIsInterpolatedInItsBucket() {
        assertThat(quantile(FIRST, 0)).isEqualTo(0);
        assertThat(quantile(FIRST, 25)).isCloseTo(.06, Offset.offset(1e-12));
        assertThat(quantile(FIRST, 50)).isCloseTo(.12, Offset.offset(1e-12));
        assertThat(quantile(FIRST, 75)).isCloseTo(.18, Offset.offset(1e-12));
    }

    @Test
    void beyondTheHighestFiniteBoundItIsThatBound() {
        assertThat(quantile(FIRST, 100)).isEqualTo(1);
    }

    @Test
    void aLowestBucketBelowZeroHasNoLowerBound() {
        assertThat(quantile(BELOW_ZERO, 10)).isEqualTo(-.2);
        assertThat(quantile(BELOW_ZERO, 50)).isCloseTo(-.15, Offset.offset(1e-12));
    }

    @Test
    void whereNothingWasCountedThereIsNoQuantile() {
        assertThat(counts(Map.of(.1, 0.0, INF, 0.0)).valueAtPercentile(50)).isEmpty();
        assertThat(counts(Map.of(.1, 5.0)).valueAtPercentile(50)).isEmpty();
        assertThat(counts(Map.of(INF, 5.0)).valueAtPercentile(50)).isEmpty();
        assertThat(counts(Map.of()).valueAtPercentile(50)).isEmpty();
    }

    @Test
    void aCountBelowTheOneBeforeItIsRaisedToIt() {
        assertThat(quantile(Map.of(1.0, 10.0, 2.0, 9.0, INF, 10.0), 100)).isEqualTo(1);
    }

    @Test
    void bucketsOfSeveralInstancesAreAddedUpOverTheWindow() {
        BucketCounts counts = BucketCounts.during(List.of(
                bucket("instance=\"a\",le=\"0.1\"", 100, 102),
                bucket("instance=\"b\",le=\"0.1\"", 7, 10),
                bucket("instance=\"a\",le=\"+Inf\"", 100, 105),
                bucket("instance=\"b\",le=\"+Inf\"", 7, 12),
                bucket("instance=\"b\",le=\"odd\"", 7, 12)));
        assertThat(counts.counts()).isEqualTo(Map.of(.1, 5.0, INF, 10.0));
    }

    private static double quantile(Map<Double, Double> counts, double percentile) {
        return counts(counts).valueAtPercentile(percentile).orElseThrow();
    }

    private static BucketCounts counts(Map<Double, Double> counts) {
        return new BucketCounts(new TreeMap<>(counts));
    }

    private static Series bucket(String labels, double... readings) {
        return new Series(
                "platform",
                "http_request_duration_seconds_bucket",
                labels,
                Stream.iterate(0, i -> i < readings.length, i -> i + 1)
                        .map(i -> new Series.Point(i * 1_000L, readings[i]))
                        .toList());
    }
}
