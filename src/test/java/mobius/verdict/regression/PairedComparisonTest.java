package mobius.verdict.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import mobius.verdict.finding.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sequential comparison, by hand and by seeded simulation. */
class PairedComparisonTest {

    private static final PairedComparison ONE_ENDPOINT = new PairedComparison(1);

    /** Of what share of the comparisons it was, in percent, and how many pairs they took on average. */
    private record Rates(double failed, double passed, double pairs) {}

    @Test
    void itAsksForFivePairs() {
        assertThat(ONE_ENDPOINT.judge(List.of(0.0, 0.01, 0.0, -0.01))).isEmpty();
        assertThat(ONE_ENDPOINT.judge(List.of(0.0, 0.01, 0.0, -0.01, 0.0))).isPresent();
    }

    @Test
    void whatIsClearlySlowerFailsAfterFive() {
        PairedComparison.Answer answer =
                ONE_ENDPOINT.judge(List.of(0.12, 0.14, 0.13, 0.15, 0.11)).orElseThrow();
        assertThat(answer.status()).isEqualTo(Status.FAIL);
        assertThat(answer.pairs()).isEqualTo(5);
        assertThat(answer.change()).isCloseTo(Math.expm1(0.13), within(1e-9));
        // The standard error is 0.00707; Student's t with 4 degrees of freedom is 5.598 at 0.9975 and 3.298 at 0.985.
        assertThat(answer.low()).isCloseTo(Math.expm1(0.13 - 5.598 * 0.0070711), within(1e-5));
        assertThat(answer.high()).isCloseTo(Math.expm1(0.13 + 3.298 * 0.0070711), within(1e-5));
    }

    @Test
    void whatIsSurelySlowerByLittleDoesNotFail() {
        assertThat(ONE_ENDPOINT
                        .judge(List.of(0.030, 0.031, 0.030, 0.029, 0.030))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void noiseEndsAfterTwelvePairsWithWhatCouldHaveBeenSeen() {
        List<Double> noise = List.of(0.4, -0.4, 0.4, -0.4, 0.4, -0.4, 0.4, -0.4, 0.4, -0.4, 0.4, -0.4);
        assertThat(ONE_ENDPOINT.judge(noise.subList(0, 11))).isEmpty();
        PairedComparison.Answer answer = ONE_ENDPOINT.judge(noise).orElseThrow();
        assertThat(answer.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(answer.smallest()).isBetween(0.4, 0.6);
    }

    @Test
    void anAnswerOnceGivenStays() {
        List<Double> clear = List.of(0.12, 0.14, 0.13, 0.15, 0.11);
        List<Double> longer = Stream.concat(clear.stream(), Collections.nCopies(7, -0.5).stream())
                .toList();
        assertThat(ONE_ENDPOINT.judge(longer)).isEqualTo(ONE_ENDPOINT.judge(clear));
    }

    @Test
    void manyEndpointsMustEachBeSurer() {
        List<Double> pairs = List.of(0.09, 0.14, 0.18, 0.10, 0.16);
        assertThat(ONE_ENDPOINT.judge(pairs).orElseThrow().status()).isEqualTo(Status.FAIL);
        assertThat(new PairedComparison(30).judge(pairs)).isEmpty();
    }

    @Test
    void aPairThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> ONE_ENDPOINT.judge(List.of(0.1, Double.NaN)))
                .hasMessageContaining("a pair is a finite number");
    }

    /** Few replicates: a method whose rates were three times those it states would be seen. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.04, 0.08, 0.16})
    void wrongAnswersAreRare(double spreadOfRuns) {
        assertThat(rates(ONE_ENDPOINT, spreadOfRuns, 0, 1_500).failed())
                .as("false alarms, %%")
                .isLessThan(2);
        assertThat(rates(ONE_ENDPOINT, spreadOfRuns, Math.log(1.1), 1_500).passed())
                .as("wrong PASS, %%")
                .isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.03, 0.04})
    void tenPercentAreSeenInSpiteOfTheNoise(double spreadOfRuns) {
        assertThat(rates(ONE_ENDPOINT, spreadOfRuns, Math.log(1.1), 1_500).failed())
                .as("power, %%")
                .isGreaterThan(93);
    }

    @Tag("proof")
    @Test
    void theStatedRatesHold() {
        for (int endpoints : new int[] {1, 6, 18}) {
            for (double spread : new double[] {0.01, 0.02, 0.03, 0.04, 0.05, 0.08, 0.16}) {
                PairedComparison comparison = new PairedComparison(endpoints);
                Rates equal = rates(comparison, spread, 0, spread < 0.08 ? 50_000 : 200_000);
                Rates slower = rates(comparison, spread, Math.log(1.1), 50_000);
                System.out.printf(
                        Locale.ROOT,
                        "%d endpoints, spread of runs %2.0f %%: equal: FAIL %.2f %%, PASS %.1f %%, %.1f pairs; 10 %% slower:"
                                + " FAIL %.1f %%, PASS %.2f %%, %.1f pairs%n",
                        endpoints,
                        100 * spread,
                        equal.failed(),
                        equal.passed(),
                        equal.pairs(),
                        slower.failed(),
                        slower.passed(),
                        slower.pairs());
                assertThat(equal.failed() * endpoints).as("false alarms, %%").isLessThanOrEqualTo(1.15);
                assertThat(slower.passed()).as("wrong PASS, %%").isLessThanOrEqualTo(5);
                assertThat(slower.failed()).as("power, %%").isGreaterThan(leastPower(endpoints, spread));
            }
        }
    }

    /** Stated for one endpoint and a spread of up to 4 %; what is shared between several takes calmer runs. */
    private static double leastPower(int endpoints, double spread) {
        return spread <= (endpoints == 1 ? 0.04 : endpoints == 6 ? 0.03 : 0.02) ? 95 : 0;
    }

    /** Comparisons of two builds, of which the one is slower by {@code effect}; runs scatter by {@code spread}. */
    private static Rates rates(PairedComparison comparison, double spread, double effect, int comparisons) {
        Random random = new Random(20260101);
        int failed = 0;
        int passed = 0;
        long pairs = 0;
        for (int i = 0; i < comparisons; i++) {
            List<Double> drawn = Stream.generate(() -> effect + spread * Math.sqrt(2) * random.nextGaussian())
                    .limit(PairedComparison.MOST_PAIRS)
                    .toList();
            PairedComparison.Answer answer = comparison.judge(drawn).orElseThrow();
            failed += answer.status() == Status.FAIL ? 1 : 0;
            passed += answer.status() == Status.PASS ? 1 : 0;
            pairs += answer.pairs();
        }
        return new Rates(100.0 * failed / comparisons, 100.0 * passed / comparisons, (double) pairs / comparisons);
    }
}
