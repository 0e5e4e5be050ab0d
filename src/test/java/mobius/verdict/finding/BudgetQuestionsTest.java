package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.budget.Severity;
import mobius.measure.Responses;
import mobius.verdict.ExampleEvidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Budgets, with evidence that breaks them and evidence that just does not. */
class BudgetQuestionsTest {

    private static final String CRITICAL = ExampleEvidence.CRITICAL;
    private static final String OTHER = ExampleEvidence.OTHER;

    @Test
    void aCriticalRequestOverItsBudgetFails() {
        ExampleEvidence slow = example().responses(CRITICAL, ok(101));
        assertThat(slow.finding("latency.p95", CRITICAL).status()).isEqualTo(Status.FAIL);
        assertThat(slow.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
        assertThat(example().responses(CRITICAL, ok(99)).verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void aRequestThatIsNotCriticalIsShownOnly() {
        ExampleEvidence slow = example().responses(OTHER, ok(150));
        Finding finding = slow.finding("latency.p95", OTHER);
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.explanation()).startsWith("Shown only, not critical; over its budget. Judged by 10 batches");
        assertThat(slow.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void allRequestsTogetherHaveABudgetToo() {
        ExampleEvidence slow = example().responses(OTHER, ok(201));
        assertThat(slow.finding("latency.p95", Budget.TOTAL).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aCriticalRequestWithoutAGoodResponseHasNoResponseTimeAndFails() {
        ExampleEvidence broken = example().responses(CRITICAL, ExampleEvidence.mixed(0, 0, 10));
        assertThat(broken.finding("latency.p95", CRITICAL).status()).isEqualTo(Status.FAIL);
        assertThat(broken.finding("latency.p95", CRITICAL).facts().actual()).isNull();
        assertThat(broken.finding("latency.p95", CRITICAL).explanation())
                .endsWith("So many requests failed that the percentile is not the time of a response.");
    }

    /** Of 1,500 responses 74 are slow; with the failed one more than 5 % are. */
    @Test
    void aRequestThatFailedIsSlowerThanEveryLimit() {
        assertThat(slowAndFailed(74, 0).finding("latency.p95", CRITICAL).status())
                .isEqualTo(Status.PASS);
        assertThat(slowAndFailed(74, 2).finding("latency.p95", CRITICAL).status())
                .isNotEqualTo(Status.PASS);
    }

    private static ExampleEvidence slowAndFailed(int slow, int failed) {
        Responses fast = ExampleEvidence.ok(ExampleEvidence.IN_A_BATCH - slow - failed, 20);
        return example()
                .responses(
                        CRITICAL,
                        Responses.merged(
                                List.of(fast, ExampleEvidence.ok(slow, 150), ExampleEvidence.mixed(0, failed, 0))));
    }

    @Test
    void beyondThePeakLatencyIsShownOnlyAndNothingIsThereToPass() {
        ExampleEvidence beyond = example().load(2).responses(CRITICAL, ok(500));
        Finding finding = beyond.finding("latency.p95", CRITICAL);
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.explanation()).startsWith("Shown only, beyond the expected peak; over its budget. ");
        assertThat(beyond.finding("errors", Budget.TOTAL).status()).isEqualTo(Status.INFO);
        assertThat(beyond.verdict().outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    /** Of 30,000 responses; the bounds are those of Clopper and Pearson with 1 % shared by four budgets to fail. */
    @Test
    void theErrorRateIsJudgedByItsExactBounds() {
        assertThat(errors(0).finding("errors", Budget.TOTAL).status()).isEqualTo(Status.PASS);
        assertThat(errors(1).finding("errors", Budget.TOTAL).status()).isEqualTo(Status.PASS);
        assertThat(errors(2).finding("errors", Budget.TOTAL).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(errors(4).finding("errors", Budget.TOTAL).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(errors(5).finding("errors", Budget.TOTAL).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aSmokeCheckPassesByTheBareShareOfErrorsAndFailsByItsBound() {
        assertThat(errors(2).conditions(true, true).verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
        Finding atTheLimit = errors(3).conditions(true, true).finding("errors", Budget.TOTAL);
        assertThat(atTheLimit.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(errors(5)
                        .conditions(true, true)
                        .finding("errors", Budget.TOTAL)
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void throttledResponsesAreNeitherErrorsNorGood() {
        ExampleEvidence throttled = example().responses(CRITICAL, ExampleEvidence.mixed(1_490, 0, 10));
        Finding errors = throttled.finding("errors", Budget.TOTAL);
        assertThat(errors.facts().actual()).isEqualTo(0);
        assertThat(errors.facts().samples()).isEqualTo(29_900);
    }

    @Test
    void timeoutsBlockTheDeployment() {
        ExampleEvidence many = errors(200);
        assertThat(many.finding("errors", Budget.TOTAL).severity()).isNull();
        assertThat(many.error("Request timeout to 127.0.0.1:8000 after 5000 ms", 1_501)
                        .finding("errors", Budget.TOTAL)
                        .severity())
                .isEqualTo(Severity.P0);
    }

    @Test
    void slowCriticalRequestsAreClassedByTheSeverityMatrix() {
        assertThat(severityAt(999)).isNull();
        assertThat(severityAt(1_000)).isEqualTo(Severity.P2);
        assertThat(severityAt(2_000)).isEqualTo(Severity.P1);
        assertThat(severityAt(4_990)).isEqualTo(Severity.P1);
        assertThat(severityAt(5_010)).isEqualTo(Severity.P0);
    }

    /** Planned are 3,000 requests in each batch. */
    @Test
    void lessThanHalfOfThePlannedThroughputFails() {
        Finding half = example().responses(OTHER, none()).finding("throughput", Budget.TOTAL);
        assertThat(half.status()).isEqualTo(Status.INCONCLUSIVE);
        Finding less = example()
                .without(OTHER)
                .responses(CRITICAL, ExampleEvidence.ok(1_499, 20))
                .finding("throughput", Budget.TOTAL);
        assertThat(less.status()).isEqualTo(Status.FAIL);
        assertThat(less.severity()).isEqualTo(Severity.P1);
    }

    @Test
    void budgetsNeedNineTenthsOfThePlannedThroughput() {
        assertThat(throughput(1_200)).isEqualTo(Status.PASS);
        assertThat(throughput(1_199)).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aPlannedCriticalRequestThatWasNeverSentIsInconclusive() {
        Finding missing = example()
                .responses(OTHER, ExampleEvidence.ok(3_000, 10))
                .without(CRITICAL)
                .finding("missing", CRITICAL);
        assertThat(missing.status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aCriticalRequestOfAnotherSimulationIsShownOnly() {
        ExampleEvidence other = example()
                .plannedRequests(OTHER)
                .responses(OTHER, ExampleEvidence.ok(3_000, 10))
                .without(CRITICAL);
        assertThat(other.finding("missing", CRITICAL).status()).isEqualTo(Status.INFO);
        assertThat(other.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void aRunThatHasNotSettledIsInconclusive() {
        ExampleEvidence warmingUp = example()
                .responses(
                        CRITICAL,
                        IntStream.range(0, 10)
                                .mapToObj(i -> ExampleEvidence.ok(1_500, 90 - 5 * i))
                                .toList());
        Finding finding = warmingUp.finding("gate.stationarity", "run");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation())
                .isEqualTo("The platform was still becoming faster: the warm-up was too short.");
        assertThat(warmingUp.verdict().outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(example().finding("gate.stationarity", "run").status()).isEqualTo(Status.PASS);
    }

    @Test
    void aSmallDriftIsBesideThePoint() {
        ExampleEvidence drifting = example()
                .responses(
                        CRITICAL,
                        IntStream.range(0, 10)
                                .mapToObj(i -> ExampleEvidence.ok(1_500, i < 5 ? 50 : 54))
                                .toList());
        assertThat(drifting.finding("gate.stationarity", "run").status()).isEqualTo(Status.PASS);
    }

    @Test
    void tooFewSamplesAreInconclusiveNearABudgetOnly() {
        ExampleEvidence few = example().without(OTHER).plannedRequests(CRITICAL);
        Finding near = few.responses(CRITICAL, ExampleEvidence.ok(199, 150)).finding("samples", Budget.TOTAL);
        assertThat(near.status()).isEqualTo(Status.INCONCLUSIVE);
        Finding far = few.responses(CRITICAL, ExampleEvidence.ok(199, 20)).finding("samples", Budget.TOTAL);
        assertThat(far.status()).isEqualTo(Status.INFO);
        Finding enough = few.responses(CRITICAL, ExampleEvidence.ok(200, 150)).finding("samples", Budget.TOTAL);
        assertThat(enough.status()).isEqualTo(Status.PASS);
    }

    @Test
    void aSmokeCheckAsksNeitherForSamplesNorForStationarity() {
        assertThat(example().conditions(true, true).verdict().findings())
                .extracting(Finding::id)
                .doesNotContain("samples", "gate.stationarity")
                .contains("latency.p95");
    }

    @Test
    void usersWhoMustConnectAgainAreShown() {
        assertThat(example()
                        .connectionsAccepted(36_000 + 3_600)
                        .finding("connections", "platform")
                        .advice())
                .isNull();
        assertThat(example()
                        .connectionsAccepted(36_000 + 3_601)
                        .finding("connections", "platform")
                        .advice())
                .isNotNull();
    }

    @Test
    void requestsAreSummedUpOverTheMeasuredWindows() {
        RequestSummary summary = errors(5).verdict().requests().get(0);
        assertThat(summary).isEqualTo(new RequestSummary(CRITICAL, 15_000, 14_950, 50, 0, 20L, 20L, 20L, 20L, 50.0));
    }

    private static ExampleEvidence example() {
        return new ExampleEvidence();
    }

    private static Responses ok(long millis) {
        return ExampleEvidence.ok(ExampleEvidence.IN_A_BATCH, millis);
    }

    private static Responses none() {
        return ExampleEvidence.ok(0, 0);
    }

    private static ExampleEvidence errors(int inEachBatch) {
        return example().responses(CRITICAL, ExampleEvidence.mixed(1_500 - inEachBatch, inEachBatch, 0));
    }

    private static @Nullable Severity severityAt(long millis) {
        return example()
                .responses(CRITICAL, ok(millis))
                .finding("latency.p95", CRITICAL)
                .severity();
    }

    private static Status throughput(int othersInEachBatch) {
        return example()
                .responses(OTHER, ExampleEvidence.ok(othersInEachBatch, 10))
                .finding("throughput", Budget.TOTAL)
                .status();
    }
}
