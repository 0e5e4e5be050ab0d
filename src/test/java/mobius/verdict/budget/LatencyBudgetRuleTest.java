package mobius.verdict.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.verdict.evidence.Batches;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Status;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyBudgetRuleTest {

    private static final Duration LIMIT = Duration.ofMillis(200);
    private static final LatencyBudgetRule SURE = new LatencyBudgetRule(new Confidence(1));

    @Test
    void aPercentileIsBelowItsLimitWhenItsWholeIntervalIs() {
        Estimate answer = judge(SURE, batches(10, 200, 190));
        assertThat(answer.status()).isEqualTo(Status.PASS);
        assertThat(answer.estimate()).hasValue(190);
        assertThat(answer.reason()).isEqualTo("Judged by 10 batches of 30 s, at least 200 samples in each.");
    }

    @Test
    void aPercentileIsAboveItsLimitWhenItsWholeIntervalIs() {
        assertThat(judge(SURE, batches(10, 200, 210)).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aLimitInsideTheIntervalIsInconclusive() {
        List<Histogram> spread = IntStream.range(0, 10)
                .mapToObj(i -> histogram(200, 180 + 4 * i))
                .toList();
        Estimate answer = SURE.judge(new Batches(spread, Duration.ofSeconds(30)), Percentile.P50, LIMIT);
        assertThat(answer.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(answer.low().orElseThrow()).isLessThan(200);
        assertThat(answer.high().orElseThrow()).isGreaterThan(200);
    }

    @Test
    void aPercentileAtItsLimitHasNotMetIt() {
        assertThat(judge(SURE, batches(10, 200, 200)).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void nearTheLimitTooFewSamplesAreInconclusive() {
        Estimate answer = judge(SURE, batches(10, 199, 190));
        assertThat(answer.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(answer.reason())
                .isEqualTo(
                        "Not enough data for an interval (10 batches of 30 s, at least 199 samples in each; it takes 10 of at"
                                + " least 10 s and 200 samples), and the estimate is within a factor of 2 of the limit"
                                + " or based on a handful of samples.");
    }

    @Test
    void batchesThatAreTooShortAreInconclusiveHoweverManySamplesTheyHold() {
        Batches brief = new Batches(batches(10, 5_000, 190).histograms(), Duration.ofMillis(9_999));
        assertThat(judge(SURE, brief).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aLimitMetByAFactorOfTwoNeedsNoInterval() {
        assertThat(judge(SURE, batches(10, 50, 100)).status()).isEqualTo(Status.PASS);
        assertThat(judge(SURE, batches(10, 50, 101)).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aLimitMissedByAFactorOfTwoNeedsNoInterval() {
        assertThat(judge(SURE, batches(10, 50, 401)).status()).isEqualTo(Status.FAIL);
        assertThat(judge(SURE, batches(10, 50, 399)).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    /** Without a response above the limit, it takes 90 of them to know p95 with 99 % confidence: 0.95^90 < 0.01. */
    @Test
    void aHandfulOfFastResponsesProvesNothing() {
        assertThat(judge(SURE, batches(1, 89, 10)).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(judge(SURE, batches(1, 90, 10)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aSingleSlowResponseProvesNothing() {
        assertThat(judge(SURE, batches(1, 1, 5_000)).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(judge(SURE, batches(1, 2, 5_000)).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void noDataNeverPasses() {
        assertThat(judge(SURE, batches(10, 0, 0)).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(judge(SURE, new Batches(List.of(), LIMIT)).estimate()).isEmpty();
    }

    @Test
    void theBudgetsOfARunShareTheRiskOfFailingByMistake() {
        assertThat(new Confidence(10).toFail()).isEqualTo(0.999);
        assertThat(new Confidence(10).toPass()).isEqualTo(0.99);
    }

    private static Estimate judge(LatencyBudgetRule test, Batches batches) {
        return test.judge(batches, Percentile.P95, LIMIT);
    }

    private static Batches batches(int number, int samplesInEach, long millis) {
        return new Batches(
                IntStream.range(0, number)
                        .mapToObj(i -> histogram(samplesInEach, millis))
                        .toList(),
                Duration.ofSeconds(30));
    }

    private static Histogram histogram(int samples, long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(millis, samples);
        return histogram;
    }
}
