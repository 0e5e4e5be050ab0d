package mobius.verdict.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import mobius.stats.Median;
import mobius.stats.Spread;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nightly screen, by hand and by seeded simulation. */
class RegressionDetectorTest {

    private static final double SLOWER = Math.log(1.1);
    private static final double LEAST = Math.log(1.05);
    private static final RegressionDetector ONE_FIGURE = new RegressionDetector(0.01, LEAST, SLOWER);

    /** A night asks 22 figures, each of them about tonight and about the last three nights. */
    private static final RegressionDetector ONE_OF_A_NIGHT = new RegressionDetector(0.01 / 44, LEAST, SLOWER);

    @Test
    void theSpreadIsTheMedianDistanceOfTwoRuns() {
        // The distances of 1, 2, 4 and 8 are 1, 2, 3, 4, 6, 7.
        Spread spread = Spread.of(List.of(4.0, 1.0, 8.0, 2.0));
        assertThat(spread.centre()).isEqualTo(3);
        assertThat(spread.deviation()).isCloseTo(3.5 / 0.9539 * 0.975, within(1e-9));
    }

    @Test
    void anOddNightDoesNotWidenTheSpread() {
        List<Double> calm = List.of(0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09);
        List<Double> oneOdd = List.of(0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 9.0);
        assertThat(Spread.of(oneOdd).deviation())
                .isLessThan(1.5 * Spread.of(calm).deviation());
    }

    @Test
    void lessThanFiveRunsAreNoReference() {
        assertThatThrownBy(() -> ONE_FIGURE.judge(List.of(1.0, 1.0, 1.0, 1.0), List.of(1.0)))
                .hasMessageContaining("a screen takes 5 runs");
    }

    /** Runs without any spread: a small difference is sure, and still not suspected. */
    @Test
    void whatIsSurelySlowerByLittleIsNotSuspected() {
        List<Double> steady = Collections.nCopies(10, 3.0);
        assertThat(ONE_FIGURE.judge(steady, List.of(3.04)).status()).isEqualTo(Status.PASS);
        assertThat(ONE_FIGURE.judge(steady, List.of(3.06)).status()).isEqualTo(Status.SUSPECT);
    }

    @Test
    void whatMayBeNoiseIsLeftOpenWithWhatCouldHaveBeenSeen() {
        List<Double> noisy = List.of(2.8, 3.2, 2.9, 3.1, 3.0, 2.7, 3.3, 2.85, 3.15, 3.05);
        RegressionDetector.Answer answer = ONE_FIGURE.judge(noisy, List.of(3.2));
        assertThat(answer.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(answer.smallest()).isGreaterThan(0.4);
    }

    /** Few replicates: a method whose rates were three times those it states would be seen. */
    @ParameterizedTest
    @CsvSource({"10, 0.89", "20, 0.96"})
    void theStatedRatesHoldRoughly(int runs, double power) {
        assertThat(share(ONE_FIGURE, runs, 3, 0.03, 0, 5_000))
                .as("false alarms")
                .isLessThan(0.008);
        assertThat(share(ONE_FIGURE, runs, 3, 0.03, SLOWER, 5_000)).as("power").isGreaterThan(power);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.03, 0.1, 0.3})
    void falseAlarmsAreRareAtAnyNoiseAndWithFewRuns(double noise) {
        for (int runs : new int[] {5, 7, 10, 20}) {
            assertThat(share(ONE_FIGURE, runs, 1, noise, 0, 3_000))
                    .as("%d runs", runs)
                    .isLessThan(0.016);
        }
    }

    @Tag("proof")
    @Test
    void theStatedRatesHold() {
        for (int runs : new int[] {5, 10, 20}) {
            for (double noise : new double[] {0.02, 0.03, 0.06}) {
                for (int candidates : new int[] {1, 3}) {
                    printRates(runs, noise, candidates);
                }
            }
        }
        assertThat(share(ONE_FIGURE, 10, 3, 0.03, 0, 100_000)).isLessThanOrEqualTo(0.005);
        assertThat(share(ONE_FIGURE, 20, 3, 0.03, 0, 100_000)).isLessThanOrEqualTo(0.004);
        assertThat(share(ONE_FIGURE, 10, 3, 0.03, SLOWER, 100_000)).isGreaterThanOrEqualTo(0.90);
        assertThat(share(ONE_FIGURE, 20, 3, 0.03, SLOWER, 100_000)).isGreaterThanOrEqualTo(0.97);
    }

    private static void printRates(int runs, double noise, int candidates) {
        double oneFigure = share(ONE_FIGURE, runs, candidates, noise, 0, 50_000);
        double ofANight = share(RegressionDetectorTest::isFound, runs, candidates, noise, 0, 100_000);
        System.out.printf(
                Locale.ROOT,
                "%d runs, %d candidates, noise %.0f %%: one figure: false alarms %.2f %%, power at +10 %% %.1f %% (by MAD and t:"
                        + " %.2f %%, %.1f %%); 22 figures: night %.2f %%, power at +10 %% %.0f %%, +15 %% %.0f %%, +20 %% %.0f %%, +30"
                        + " %% %.0f %%%n",
                runs,
                candidates,
                100 * noise,
                100 * oneFigure,
                100 * share(ONE_FIGURE, runs, candidates, noise, SLOWER, 50_000),
                100 * share(RegressionDetectorTest::byMadAndT, runs, candidates, noise, 0, 50_000),
                100 * share(RegressionDetectorTest::byMadAndT, runs, candidates, noise, SLOWER, 50_000),
                100 * (1 - Math.pow(1 - ofANight, 22)),
                100 * share(RegressionDetectorTest::isFound, runs, candidates, noise, SLOWER, 10_000),
                100 * share(RegressionDetectorTest::isFound, runs, candidates, noise, Math.log(1.15), 10_000),
                100 * share(RegressionDetectorTest::isFound, runs, candidates, noise, Math.log(1.2), 10_000),
                100 * share(RegressionDetectorTest::isFound, runs, candidates, noise, Math.log(1.3), 10_000));
        assertThat(oneFigure).as("one figure").isLessThanOrEqualTo(0.0105);
        assertThat(1 - Math.pow(1 - ofANight, 22)).as("half a night").isLessThanOrEqualTo(0.0065);
    }

    private static double share(
            RegressionDetector screen, int runs, int candidates, double noise, double effect, int nights) {
        return share(
                (reference, tonight) -> screen.judge(reference, tonight).status() == Status.SUSPECT,
                runs,
                candidates,
                noise,
                effect,
                nights);
    }

    /** In what share of the nights something is suspected. */
    private static double share(
            BiPredicate<List<Double>, List<Double>> isSuspected,
            int runs,
            int candidates,
            double noise,
            double effect,
            int nights) {
        Random random = new Random(20260101);
        int suspected = 0;
        for (int night = 0; night < nights; night++) {
            List<Double> reference = drawn(random, 0, noise, runs);
            suspected += isSuspected.test(reference, drawn(random, effect, noise, candidates)) ? 1 : 0;
        }
        return (double) suspected / nights;
    }

    private static List<Double> drawn(Random random, double centre, double noise, int runs) {
        return Stream.generate(() -> centre + noise * random.nextGaussian())
                .limit(runs)
                .toList();
    }

    /** As a night has it: suspected, and where there are three runs, each of them worse for itself. */
    private static boolean isFound(List<Double> reference, List<Double> candidates) {
        RegressionDetector.Answer answer = ONE_OF_A_NIGHT.judge(reference, candidates);
        return answer.status() == Status.SUSPECT && candidates.stream().allMatch(run -> run - answer.centre() > LEAST);
    }

    /** The usual rule, for comparison: the median absolute deviation as if it had all degrees of freedom. */
    private static boolean byMadAndT(List<Double> reference, List<Double> candidates) {
        double centre = Median.of(reference);
        double deviation = 1.1
                * 1.4826
                * Median.of(
                        reference.stream().map(run -> Math.abs(run - centre)).toList());
        double error = deviation * Math.sqrt(1.0 / reference.size() + 1.0 / candidates.size());
        double difference =
                candidates.stream().mapToDouble(run -> run).average().orElseThrow() - centre;
        double quantile = TDistribution.of(reference.size() - 1.0).inverseSurvivalProbability(0.01);
        return difference > quantile * error && difference > LEAST;
    }
}
