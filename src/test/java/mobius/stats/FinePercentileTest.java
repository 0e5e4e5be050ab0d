package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FinePercentileTest {

    @Test
    void theResponsesOfAMillisecondAreSpreadOverIt() {
        Histogram responses = new Histogram(3);
        responses.recordValueWithCount(7, 40);
        responses.recordValueWithCount(8, 40);
        responses.recordValueWithCount(20, 20);
        // The 50th of 100 is a quarter of the way through those of 8 ms, which took 7.5 to 8.5 ms.
        assertThat(FinePercentile.of(responses, Percentile.P50)).isCloseTo(7.75, within(1e-9));
    }

    @Test
    void bucketsWiderThanAMillisecondAreSpreadToo() {
        Histogram responses = new Histogram(3);
        responses.recordValueWithCount(10_000, 100);
        long width = responses.sizeOfEquivalentValueRange(10_000);
        long lowest = responses.lowestEquivalentValue(10_000);
        assertThat(FinePercentile.of(responses, Percentile.P50)).isCloseTo(lowest - 0.5 + width / 2.0, within(1e-9));
    }

    @Test
    void aResponseIsNeverFasterThanNothing() {
        Histogram responses = new Histogram(3);
        responses.recordValueWithCount(0, 100);
        assertThat(FinePercentile.of(responses, Percentile.P50)).isEqualTo(0.5);
    }
}
