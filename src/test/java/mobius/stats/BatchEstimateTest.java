package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchEstimateTest {

    /** Student's t as in NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2. */
    @ParameterizedTest
    @CsvSource({"10, 0.99, 2.821", "10, 0.95, 1.833", "10, 0.999, 4.297", "5, 0.99, 3.747", "31, 0.975, 2.042"})
    void intervalsUseThePublishedQuantilesOfStudent(int batches, double confidence, double quantile) {
        BatchEstimate estimate = new BatchEstimate(100, 0.1, batches);
        assertThat(Math.log(estimate.high(confidence) / 100) / 0.1).isCloseTo(quantile, within(0.0005));
        assertThat(Math.log(100 / estimate.low(confidence)) / 0.1).isCloseTo(quantile, within(0.0005));
    }

    @Test
    void theEstimateIsThePercentileOfAllBatchesTogether() {
        List<Histogram> batches = IntStream.range(0, 10)
                .mapToObj(i -> uniform(i * 100 + 1, i * 100 + 100))
                .toList();
        assertThat(BatchEstimate.of(batches, Percentile.P95).millis()).isCloseTo(950, within(1e-9));
    }

    /** By hand: the merged median of 9 batches at 100 ms and one at 200 ms is 100, and stays it without any one of them. */
    @Test
    void theErrorIsTheLargerOneOfSectioningAndJackknife() {
        List<Histogram> batches = IntStream.range(0, 10)
                .mapToObj(i -> constant(i == 0 ? 200 : 100))
                .toList();
        double sectioning = Math.log(2) / Math.sqrt(9 * 10);
        assertThat(BatchEstimate.of(batches, Percentile.P50).standardError()).isCloseTo(sectioning, within(1e-9));
    }

    @Test
    void batchesThatAgreeHaveNoError() {
        BatchEstimate estimate = BatchEstimate.of(Collections.nCopies(10, uniform(1, 100)), Percentile.P95);
        assertThat(estimate.standardError()).isCloseTo(0, within(1e-12));
        assertThat(estimate.high(0.99)).isCloseTo(95, within(1e-9));
    }

    @Test
    void responsesBelowTheResolutionReadAsHalfAMillisecond() {
        assertThat(BatchEstimate.of(Collections.nCopies(10, constant(0)), Percentile.P95)
                        .millis())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThatThrownBy(() -> BatchEstimate.of(List.of(constant(1), new Histogram(3)), Percentile.P95))
                .hasMessage("an interval needs at least two batches and samples in each of them");
    }

    private static Histogram constant(long millis) {
        return uniform(millis, millis);
    }

    private static Histogram uniform(long from, long to) {
        Histogram histogram = new Histogram(3);
        for (long millis = from; millis <= to; millis++) {
            histogram.recordValue(millis);
        }
        return histogram;
    }
}
