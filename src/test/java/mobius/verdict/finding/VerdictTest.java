package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import mobius.report.text.FindingText;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.validity.ValidityGate;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Observation NOTHING = Observation.of("anything", "ms");
    private static final ValidityGate GATE = new ValidityGate("gate.any", "injector");

    @Test
    void aGateThatCondemnsIsFinalWhateverElseWasFound() {
        assertThat(outcome(GATE.condemns(NOTHING, "", ""), budget(Status.FAIL), budget(Status.PASS)))
                .isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void oneFailureFails() {
        assertThat(outcome(budget(Status.PASS), budget(Status.INCONCLUSIVE), budget(Status.FAIL)))
                .isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void oneOpenQuestionLeavesTheVerdictOpen() {
        assertThat(outcome(budget(Status.PASS), budget(Status.INCONCLUSIVE))).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(outcome(budget(Status.PASS), budget(Status.SUSPECT))).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void remarksHaveNoSay() {
        assertThat(outcome(GATE.remarks(NOTHING, ""), budget(Status.INFO), budget(Status.PASS)))
                .isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void whereNoBudgetWasMetNothingPasses() {
        assertThat(outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(outcome(GATE.holds(NOTHING, ""), budget(Status.INFO))).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void theSameEvidenceGivesTheSameVerdict() {
        assertThat(new ExampleEvidence().verdict()).isEqualTo(new ExampleEvidence().verdict());
    }

    @Test
    void aFindingReadsAsFacts() {
        Finding slow = new ExampleEvidence()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.ok(1_500, 231))
                .finding("latency.p95", ExampleEvidence.CRITICAL);
        assertThat(FindingText.of(slow)).isEqualTo("""
                        FAIL latency.p95 (GET /projects)
                        value of : p95 of GET /projects
                        expected : < 100 ms
                        but was  : 231 ms
                        interval : 231 to 231 ms
                        missed by: 2.31x
                        samples  : 15,000
                        window   : peak, 1:00 to 6:00
                        Judged by 10 batches of 30 s, at least 1,500 samples in each. See when it was slow in the chart \
                        over time, and what the platform did then.""");
    }

    @Test
    void whatIsNotKnownIsNotZero() {
        Finding lag = new ExampleEvidence().notWatched().finding("gate.lag", "injector");
        assertThat(FindingText.of(lag)).isEqualTo("""
                        INCONCLUSIVE gate.lag (injector)
                        value of : p99 of the scheduling lag
                        expected : \u2264 5 ms
                        but was  : not known
                        The injector was not monitored throughout the measured windows. Look for an error of the injector's \
                        monitoring in the run's output.""");
    }

    @Test
    void figuresHaveFourSignificantDigits() {
        Observation facts =
                Observation.of("p95", "ms").expected(Threshold.below(0.1)).actual(231.456);
        assertThat(FindingText.of(Finding.of("latency.p95", "GET /projects", Status.FAIL, facts, "Slow.")))
                .isEqualTo("""
                        FAIL latency.p95 (GET /projects)
                        value of : p95
                        expected : < 0.1 ms
                        but was  : 231.5 ms
                        missed by: 2,310x
                        Slow.""");
    }

    private static Finding budget(Status status) {
        return Finding.of("latency.p95", "GET /projects", status, NOTHING, "");
    }

    private static Verdict.Outcome outcome(Finding... findings) {
        return Verdict.of(Arrays.asList(findings), List.of(), List.of()).outcome();
    }
}
