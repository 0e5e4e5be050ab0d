package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketCountsTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** The histograms and the answers of Prometheus' own tests, promql/promqltest/testdata/histograms.test. */
    @ParameterizedTest
    @CsvSource({"0, 0, -0.2", "20, 0.048, -0.2", "50, 0.15, -0.15", "80, 0.72, 0.3", "100, 1, 0.3"})
    void quantilesAreThoseOfPrometheus(double percentile, double positive, double negative) {
        Map<Double, Double> aboveZero = Map.of(.1, 5.0, .2, 7.0, 1e0, 11.0, INF, 12.0);
        Map<Double, Double> fromBelowZero = Map.of(-.2, 1.0, -.1, 2.0, .3, 2.0, INF, 3.0);
        assertThat(quantile(aboveZero, percentile)).isCloseTo(positive, Offset.offset(1e-12));
        assertThat(quantile(fromBelowZero, percentile)).isCloseTo(negative, Offset.offset(1e-12));
    }

    @Test
    void anEmptyLowestBucketIsPassedOver() {
        Map<Double, Double> third = Map.of(0.0, 0.0, .1, 5.0, .2, 7.0, 1.0, 11.0, INF, 11.0);
        assertThat(quantile(third, 25)).isCloseTo(.055, Offset.offset(1e-12));
        assertThat(quantile(third, 100)).isEqualTo(1);
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
