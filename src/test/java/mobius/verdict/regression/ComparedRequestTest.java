package mobius.verdict.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.verdict.SyntheticLatencies;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ComparedRequestTest {

    private static final int COMPARISONS = 300;

    /** Runs of one platform, whose responses depend on each other: nothing changed, and the intervals should say so. */
    @Test
    void theIntervalWithinRunsHoldsTheTruthInNearlyNineteenOfTwentyComparisons() {
        Map<Percentile, Integer> held = new TreeMap<>();
        for (int i = 0; i < COMPARISONS; i++) {
            ComparedRequest request = ComparedRequest.of("GET /", List.of(run(2 * i)), List.of(run(2 * i + 1)));
            request.shifts().stream()
                    .filter(shift ->
                            shift.low().orElseThrow() <= 0 && 0 <= shift.high().orElseThrow())
                    .forEach(shift -> held.merge(shift.percentile(), 1, Integer::sum));
        }
        assertThat(held).hasSize(11);
        held.forEach((percentile, count) -> assertThat((double) count / COMPARISONS)
                .as(percentile.toString())
                .isBetween(0.90, 1.0));
    }

    @Test
    void everyPercentileOfAPlatformThatIsSlowerByAFifthIsSlowerByAFifth() {
        List<Histogram> before = List.of(evenly(1, 1_000));
        List<Histogram> after = List.of(evenly(1.2, 1_000));
        ComparedRequest request = ComparedRequest.of("GET /", List.of(before), List.of(after));
        assertThat(request.shifts())
                .extracting(shift -> shift.percentile().toString())
                .containsExactly("p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p99.5");
        assertThat(request.shifts()).allSatisfy(shift -> {
            assertThat(shift.change()).isCloseTo(0.2, within(0.02));
            assertThat(shift.changeMillis()).isCloseTo(0.2 * shift.beforeMillis(), within(3.0));
            assertThat(shift.low()).isEmpty();
        });
    }

    @Test
    void aPercentileThatOneRunDoesNotKnowIsLeftOut() {
        ComparedRequest request =
                ComparedRequest.of("GET /", List.of(List.of(evenly(1, 1_000))), List.of(List.of(evenly(1, 60))));
        assertThat(request.shifts())
                .extracting(shift -> shift.percentile().toString())
                .containsExactly("p10", "p25", "p50", "p75", "p90");
    }

    @Test
    void severalRunsAreMergedForTheCurveAndPairedForTheShift() {
        List<List<Histogram>> before =
                List.of(List.of(evenly(1, 500)), List.of(evenly(1.1, 500)), List.of(evenly(1, 500)));
        List<List<Histogram>> after =
                List.of(List.of(evenly(1.2, 500)), List.of(evenly(1.3, 500)), List.of(evenly(1.25, 500)));
        ComparedRequest request = ComparedRequest.of("GET /", before, after);
        assertThat(request.before().getTotalCount()).isEqualTo(1_500);
        QuantileShift median = request.shifts().stream()
                .filter(shift -> shift.percentile().equals(Percentile.P50))
                .findFirst()
                .orElseThrow();
        double paired = Math.cbrt(1.2 * 1.3 / 1.1 * 1.25) - 1;
        assertThat(median.change()).isCloseTo(paired, within(0.01));
        assertThat(median.low().orElseThrow()).isBetween(0.1, paired);
        assertThat(median.high().orElseThrow()).isBetween(paired, 0.35);
    }

    @Test
    void runsThatAreNoPairsAreRefused() {
        assertThatThrownBy(() -> new RunComparison(List.of(), List.of()))
                .hasMessageContaining("by pairs, not 0 with 0");
    }

    private static List<Histogram> run(int seed) {
        return SyntheticLatencies.CALM.run(10, Duration.ofSeconds(30), 20, SyntheticLatencies.random(seed));
    }

    /** Response times from 100 to 1,000 ms, each as likely as the others. */
    private static Histogram evenly(double scale, int count) {
        Histogram histogram = new Histogram(3);
        IntStream.range(0, count).forEach(i -> histogram.recordValue(Math.round(scale * (100 + 900.0 * i / count))));
        return histogram;
    }
}
