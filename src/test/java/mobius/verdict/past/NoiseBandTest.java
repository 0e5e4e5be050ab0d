package mobius.verdict.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.RunMetric.Kind;
import org.junit.jupiter.api.Test;

class NoiseBandTest {

    private static final int NIGHTS = 20_000;

    /** At few runs and at many; the degrees of freedom are fitted to the far tails, and so a little too few here. */
    @Test
    void aRunOfTheSameBuildLiesInItInNineteenOfTwentyCases() {
        assertThat(shareWithin(5)).isBetween(0.945, 0.97);
        assertThat(shareWithin(10)).isBetween(0.945, 0.97);
        assertThat(shareWithin(20)).isBetween(0.945, 0.97);
    }

    @Test
    void itsCentreIsTheMedianAndItsEndsAreRatios() {
        NoiseBand band = past(List.of(90.0, 100.0, 110.0, 105.0, 95.0), Kind.P95)
                .band(figure(Kind.P95, 0))
                .orElseThrow();
        assertThat(band.centre()).isCloseTo(100, within(1e-9));
        assertThat(band.high() / band.centre()).isCloseTo(band.centre() / band.low(), within(1e-9));
        assertThat(band.runs()).isEqualTo(5);
        assertThat(band.holds(100)).isTrue();
        assertThat(band.holds(200)).isFalse();
    }

    @Test
    void thatOfThroughputRisesFromLowToHigh() {
        NoiseBand band = past(List.of(90.0, 100.0, 110.0, 105.0, 95.0), Kind.THROUGHPUT)
                .band(figure(Kind.THROUGHPUT, 0))
                .orElseThrow();
        assertThat(band.low()).isLessThan(band.centre());
        assertThat(band.centre()).isLessThan(band.high());
    }

    @Test
    void anErrorRateIsNeverBelowZero() {
        NoiseBand band = past(List.of(0.0, 0.001, 0.0, 0.002, 0.0), Kind.ERRORS)
                .band(figure(Kind.ERRORS, 0))
                .orElseThrow();
        assertThat(band.low()).isZero();
        assertThat(band.high()).isPositive();
    }

    @Test
    void runsThatDoNotDifferTellNothingOfChance() {
        PastRuns past = past(List.of(0.0, 0.0, 0.0, 0.0, 0.001), Kind.ERRORS);
        assertThat(past.band(figure(Kind.ERRORS, 0))).isEmpty();
        assertThat(past.differenceByChance(figure(Kind.ERRORS, 0))).isEmpty();
    }

    @Test
    void fewerThanFiveRunsThatKnowTheFigureHaveNone() {
        assertThat(past(List.of(90.0, 100.0, 110.0, 105.0), Kind.P95).band(figure(Kind.P95, 0)))
                .isEmpty();
        assertThat(past(List.of(90.0, 100.0, 110.0, 105.0, 95.0), Kind.P95).band(figure(Kind.P50, 0)))
                .isEmpty();
    }

    private static double shareWithin(int runs) {
        Random random = new Random(runs);
        int held = 0;
        for (int night = 0; night < NIGHTS; night++) {
            List<Double> known = IntStream.range(0, runs)
                    .mapToObj(run -> 100 * Math.exp(0.03 * random.nextGaussian()))
                    .toList();
            NoiseBand band = past(known, Kind.P95).band(figure(Kind.P95, 0)).orElseThrow();
            held += band.holds(100 * Math.exp(0.03 * random.nextGaussian())) ? 1 : 0;
        }
        return (double) held / NIGHTS;
    }

    private static PastRuns past(List<Double> values, Kind kind) {
        List<PastRun> runs = values.stream()
                .map(value -> new PastRun(
                        "night",
                        "2026-01-01T12:00:00Z",
                        null,
                        Outcome.PASS,
                        Outcome.PASS,
                        true,
                        List.of(figure(kind, value))))
                .toList();
        return new PastRuns(PastRuns.SCHEMA, runs, null, List.of());
    }

    private static RunMetric figure(Kind kind, double value) {
        return new RunMetric(kind, Budget.TOTAL, value, 1_000);
    }
}
