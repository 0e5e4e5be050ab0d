package mobius.verdict.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.budget.Percentile;
import mobius.verdict.SyntheticLatencies;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Status;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of half a minute, as the quick profile and the smoke simulation make them. */
class ShortLatencyRuleTest {

    private static final int SECONDS = 30;
    private static final ShortLatencyRule CHECK = new ShortLatencyRule(new Confidence(10));
    private static final Budget.Latency REQUEST = budget("GET /projects", Percentile.P95, 200);
    private static final Budget.Latency TOTAL = budget(Budget.TOTAL, Percentile.P95, 200);

    @Test
    void whatIsBeyondDoubtFailsWithFewResponsesToo() {
        assertThat(CHECK.judge(responses(2, 5_000), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(3, 5_000), REQUEST).status()).isEqualTo(Status.FAIL);
        assertThat(CHECK.judge(responses(64, 5_000), REQUEST).reason())
                .isEqualTo("A smoke check: of 64 responses too many were over 1.5 times the limit.");
    }

    @Test
    void oneSlowResponseAmongFewDecidesNothing() {
        Histogram slow = responses(30, 20);
        slow.recordValue(5_000);
        assertThat(CHECK.judge(slow, REQUEST).status()).isNotEqualTo(Status.FAIL);
    }

    @Test
    void aPercentileNearItsLimitIsOpen() {
        assertThat(CHECK.judge(responses(2_000, 199), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(2_000, 290), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(2_000, 310), REQUEST).status()).isEqualTo(Status.FAIL);
        assertThat(CHECK.judge(responses(2_000, 135), REQUEST).status()).isEqualTo(Status.PASS);
    }

    /** Without a response above the limit it takes 59 to know p95 with 95 % confidence: 0.95^59 < 0.05. */
    @Test
    void allRequestsTogetherAreJudgedByTheirOwnPercentileAlone() {
        assertThat(CHECK.judge(responses(58, 20), TOTAL).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(59, 20), TOTAL).status()).isEqualTo(Status.PASS);
    }

    /** Of a median a spread of 0.8 makes 3.7 times as much at p95: 200 ms / 1.45 / 3.7 are 37 ms. */
    @Test
    void aRequestThatIsSeldomSentMustBeFarBelowItsLimit() {
        assertThat(CHECK.judge(responses(12, 36), REQUEST).status()).isEqualTo(Status.PASS);
        assertThat(CHECK.judge(responses(12, 90), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(4, 5), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(4, 5), REQUEST).reason())
                .isEqualTo("A smoke check: of 4 responses a check needs 12.");
    }

    @Test
    void aPercentileThatIsOverItsLimitNeverPasses() {
        Histogram twoModes = responses(18, 5);
        twoModes.recordValueWithCount(250, 2);
        assertThat(CHECK.judge(twoModes, REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void noDataNeverPasses() {
        assertThat(CHECK.judge(responses(0, 0), REQUEST).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(CHECK.judge(responses(0, 0), REQUEST).estimate()).isEmpty();
    }

    /** Few replicates: a method whose rates were three times those it states would be seen. */
    @ParameterizedTest
    @ValueSource(ints = {12, 30, 60, 300, 1_800})
    void falseAnswersAreRare(int responses) {
        assertThat(percent(SyntheticLatencies.MODERATE, responses, Percentile.P95, 1, 300, Status.PASS))
                .isLessThan(3);
        assertThat(percent(SyntheticLatencies.MODERATE, responses, Percentile.P95, 1, 300, Status.FAIL))
                .isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 300, 1_800})
    void twiceTheLimitNeverPassesAndAThirdOfItDoes(int responses) {
        assertThat(percent(SyntheticLatencies.MODERATE, responses, Percentile.P95, 1 / 2.0, 200, Status.PASS))
                .isZero();
        assertThat(percent(SyntheticLatencies.CALM, responses, Percentile.P95, 3, 200, Status.PASS))
                .isGreaterThan(97);
    }

    @Tag("proof")
    @Test
    void theStatedErrorRatesHold() {
        for (Percentile percentile : new Percentile[] {Percentile.P95, Percentile.P99}) {
            for (int responses : new int[] {12, 24, 40, 60, 125, 300, 600, 1_800}) {
                StringBuilder line = new StringBuilder();
                for (SyntheticLatencies platform : new SyntheticLatencies[] {
                    SyntheticLatencies.CALM, SyntheticLatencies.MODERATE, SyntheticLatencies.HARSH
                }) {
                    double failed = percent(platform, responses, percentile, 1, 20_000, Status.FAIL);
                    double passed = percent(platform, responses, percentile, 1, 20_000, Status.PASS);
                    line.append(String.format(Locale.ROOT, " | %.2f %% | %.2f %%", failed, passed));
                    assertThat(failed).as("false FAIL").isLessThanOrEqualTo(1.5);
                    assertThat(passed).as("false PASS").isLessThanOrEqualTo(5);
                }
                System.out.println(percentile + " of " + responses + line);
            }
        }
    }

    /** The answers to runs whose limit lies at {@code multiple} times the true percentile, in percent of the runs. */
    private static double percent(
            SyntheticLatencies platform,
            int responses,
            Percentile percentile,
            double multiple,
            int runs,
            Status wanted) {
        Budget.Latency budget = budget("GET /projects", percentile, platform.truth(percentile) * multiple);
        return 100.0
                * IntStream.range(0, runs)
                        .mapToObj(seed -> platform.spread(SECONDS, responses, SyntheticLatencies.random(seed)))
                        .filter(run -> CHECK.judge(run, budget).status() == wanted)
                        .count()
                / runs;
    }

    private static Budget.Latency budget(String subject, Percentile percentile, double millis) {
        return new Budget.Latency(subject, percentile, Duration.ofNanos((long) (millis * 1e6)), true);
    }

    private static Histogram responses(int count, long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(millis, count);
        return histogram;
    }
}
