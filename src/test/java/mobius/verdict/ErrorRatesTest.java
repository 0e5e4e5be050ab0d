package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.stats.BatchEstimate;
import mobius.stats.Drift;
import mobius.verdict.budget.LatencyBudgetRule;
import mobius.verdict.evidence.Batches;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Status;
import mobius.verdict.validity.Stationarity;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The batch method on runs of 300 s with 50 requests/s, with the limit at the true p95: the hardest place, where a FAIL is
 * as false as a PASS.
 */
class ErrorRatesTest {

    private static final int PER_SECOND = 50;
    private static final int BATCHES = 10;
    private static final Duration BATCH = Duration.ofSeconds(30);
    private static final LatencyBudgetRule ONE_BUDGET = new LatencyBudgetRule(new Confidence(1));

    enum Noise {
        CALM,
        MODERATE,
        HARSH;

        SyntheticLatencies latencies() {
            return switch (this) {
                case CALM -> SyntheticLatencies.CALM;
                case MODERATE -> SyntheticLatencies.MODERATE;
                case HARSH -> SyntheticLatencies.HARSH;
            };
        }
    }

    /** How many of the runs passed and failed, in percent. */
    private record Answers(double passed, double failed) {}

    /** Few replicates: a method whose rates were three times those it states would be seen. */
    @ParameterizedTest
    @EnumSource
    void falseAlarmsAreRare(Noise noise) {
        Answers percent = percentOfAnswers(noise, ONE_BUDGET, 1, 300);
        assertThat(percent.failed()).as("false FAIL, %%").isLessThan(3);
        assertThat(percent.passed()).as("false PASS, %%").isLessThan(8);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformFarFromItsLimitIsRecognised(Noise noise) {
        assertThat(percentOfAnswers(noise, ONE_BUDGET, 1.5, 20).passed()).isGreaterThan(80);
        assertThat(percentOfAnswers(noise, ONE_BUDGET, 1 / 1.5, 20).failed()).isGreaterThan(80);
    }

    @ParameterizedTest
    @EnumSource
    void aLongRunHasTheTruePercentile(Noise noise) {
        Histogram run = noise.latencies()
                .run(1, Duration.ofHours(10), 10, SyntheticLatencies.random(7))
                .get(0);
        double truth = noise.latencies().truth(Percentile.P95);
        assertThat(BatchEstimate.millisOf(run, Percentile.P95)).isCloseTo(truth, within(0.03 * truth));
    }

    /** A drift gate that condemned healthy runs would make every verdict inconclusive. */
    @ParameterizedTest
    @EnumSource
    void aSettledPlatformIsSeldomTakenForADriftingOne(Noise noise) {
        assertThat(percentTakenForDrifting(noise, 300)).isLessThan(6);
    }

    private static double percentTakenForDrifting(Noise noise, int runs) {
        long drifting = IntStream.range(0, runs)
                .mapToObj(seed -> noise.latencies().run(BATCHES, BATCH, PER_SECOND, SyntheticLatencies.random(seed)))
                .filter(run -> !Stationarity.isWithin(Drift.of(run)))
                .count();
        return 100.0 * drifting / runs;
    }

    @Tag("proof")
    @Test
    void theStatedErrorRatesHold() {
        for (Noise noise : Noise.values()) {
            Answers one = percentOfAnswers(noise, ONE_BUDGET, 1, 20_000);
            Answers ten = percentOfAnswers(noise, new LatencyBudgetRule(new Confidence(10)), 1, 20_000);
            System.out.printf(
                    Locale.ROOT,
                    "%s: true p95 %.1f ms, false FAIL %.2f %%, false PASS %.2f %%; of ten budgets: FAIL %.2f %% each; taken for"
                            + " drifting %.2f %%%n",
                    noise,
                    noise.latencies().truth(Percentile.P95),
                    one.failed(),
                    one.passed(),
                    ten.failed(),
                    percentTakenForDrifting(noise, 5_000));
            assertThat(one.failed()).as("%s, false FAIL, %%", noise).isLessThanOrEqualTo(1.5);
            assertThat(one.passed()).as("%s, false PASS, %%", noise).isLessThanOrEqualTo(5);
            assertThat(ten.failed() * 10).as("%s, ten budgets, %%", noise).isLessThanOrEqualTo(1.5);
        }
    }

    /** The answers to runs whose limit lies at {@code multiple} times the true p95, in percent of the runs. */
    private static Answers percentOfAnswers(Noise noise, LatencyBudgetRule test, double multiple, int runs) {
        Duration limit = Duration.ofNanos((long) (noise.latencies().truth(Percentile.P95) * multiple * 1e6));
        List<Status> answers = IntStream.range(0, runs)
                .mapToObj(seed -> noise.latencies().run(BATCHES, BATCH, PER_SECOND, SyntheticLatencies.random(seed)))
                .map(run -> test.judge(new Batches(run, BATCH), Percentile.P95, limit)
                        .status())
                .toList();
        return new Answers(percent(answers, Status.PASS), percent(answers, Status.FAIL));
    }

    private static double percent(List<Status> answers, Status wanted) {
        return 100.0 * answers.stream().filter(wanted::equals).count() / answers.size();
    }
}
