package mobius.verdict.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import mobius.budget.Budget;
import mobius.report.text.FindingText;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.ExampleHistory;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Level;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;

/** A healthy run held against runs of which a test makes some other. */
class RegressionTest {

    private static final double CALM = 0.01;

    private final ExampleHistory history = new ExampleHistory();

    @Test
    void aRunWithoutAHistoryIsNotAsked() {
        assertThat(history.tonight().verdict().findings())
                .noneMatch(finding -> finding.id().startsWith("regression"));
    }

    @Test
    void tooFewRunsLeaveTheQuestionOpenAndSpoilNothing() {
        history.past(4, CALM, 1);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding open = ExampleHistory.finding(verdict, "regression", Budget.TOTAL);
        assertThat(open.status()).isEqualTo(Status.INFO);
        assertThat(FindingText.of(open)).isEqualTo("""
                        INFO regression (all requests)
                        value of : runs in the reference
                        expected : \u2265 5 runs
                        but was  : 4 runs
                        missed by: 1.25x
                        Regressions are not judged yet: 1 more comparable runs must pass first.""");
    }

    @Test
    void aRunLikeThoseBeforeItPasses() {
        history.past(10, CALM, 1);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(ExampleHistory.finding(verdict, "regression.p95", ExampleEvidence.CRITICAL)
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.id().startsWith("regression"))
                .extracting(Finding::id, Finding::subject)
                .hasSize(8)
                .doesNotContain(tuple("regression.p95", ExampleEvidence.OTHER));
    }

    @Test
    void oneSlowerRunIsSuspectAndSaysWhatToDo() {
        history.past(10, CALM, 0.85);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        Finding suspect = ExampleHistory.finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(suspect.status()).isEqualTo(Status.SUSPECT);
        assertThat(suspect.level()).isEqualTo(Level.LOW);
        assertThat(suspect.advice()).contains("three such runs in a row").contains("bin/mobius accept --last");
        assertThat(suspect.facts().low()).isPositive();
    }

    @Test
    void aQuickRunShowsARegressionAndIsNotSpoiledByIt() {
        history.tonight().conditions(true, false);
        history.past(10, CALM, 0.8);
        history.candidate("1.1", 1, Outcome.PASS, true);
        history.candidate("1.2", 1, Outcome.PASS, true);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding shown = ExampleHistory.finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(shown.status()).isEqualTo(Status.INFO);
        assertThat(shown.level()).isEqualTo(Level.MEDIUM);
        assertThat(shown.explanation()).startsWith("Shown only").contains("Three runs in a row");
    }

    @Test
    void noiseIsToldAndNotSuspected() {
        history.past(10, 0.2, 0.9);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding open = ExampleHistory.finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(open.status()).isEqualTo(Status.INFO);
        assertThat(open.explanation()).startsWith("Not clear.").contains("would not have been suspected");
    }

    @Test
    void threeSlowerRunsFailAndNameTheBuildThatTheyCameWith() {
        history.past(10, CALM, 0.8);
        history.candidate("1.1", 1, Outcome.INCONCLUSIVE, true);
        history.candidate("1.2", 1, Outcome.INCONCLUSIVE, true);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        Finding failure = ExampleHistory.finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(failure.status()).isEqualTo(Status.FAIL);
        assertThat(failure.level()).isEqualTo(Level.MEDIUM);
        assertThat(failure.explanation()).contains("Three runs in a row").contains("build 1.1");
        assertThat(failure.advice()).contains("bin/mobius accept run-10 --reason");
    }

    @Test
    void aRegressionThatGoesOnStillNamesTheBuildThatItCameWith() {
        history.past(10, CALM, 0.8);
        for (int night = 1; night <= 6; night++) {
            history.candidate("1." + night, 1, Outcome.FAIL, true);
        }
        assertThat(ExampleHistory.finding(history.verdict(), "regression.p95", Budget.TOTAL)
                        .explanation())
                .contains("build 1.1.");
    }

    @Test
    void twoSlowerRunsAreNotYetAFailure() {
        history.past(10, CALM, 0.8);
        history.candidate("1.1", 1, Outcome.INCONCLUSIVE, true);
        assertThat(history.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aRunThatIsMendedDoesNotFailForThoseBeforeIt() {
        history.past(10, CALM, 1);
        history.candidate("1.1", 1.3, Outcome.INCONCLUSIVE, true);
        history.candidate("1.2", 1.3, Outcome.INCONCLUSIVE, true);
        assertThat(history.verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void oneOddRunDoesNotConfirmAnother() {
        history.past(10, CALM, 0.93);
        history.candidate("1.1", 0.93, Outcome.PASS, true);
        history.candidate("1.2", 0.93, Outcome.PASS, true);
        assertThat(history.verdict().outcome()).isNotEqualTo(Outcome.FAIL);
    }

    @Test
    void aRunThatWasNotTrustedConfirmsNothing() {
        history.past(10, CALM, 0.8);
        history.candidate("1.1", 1, Outcome.INCONCLUSIVE, false);
        history.candidate("1.2", 1, Outcome.INCONCLUSIVE, false);
        assertThat(history.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void runsThatFailedAreNoReference() {
        history.past(4, CALM, 1);
        history.candidate("1.1", 1, Outcome.FAIL, true);
        history.candidate("1.2", 1, Outcome.INCONCLUSIVE, true);
        assertThat(ExampleHistory.finding(history.verdict(), "regression", Budget.TOTAL)
                        .facts()
                        .actual())
                .isEqualTo(4);
    }

    @Test
    void smallStepsAddUpBecauseTheReferenceDoesNotFollow() {
        history.past(20, CALM, 0.8);
        for (int night = 0; night < 19; night++) {
            history.candidate("1." + night, 0.81 + 0.01 * night, Outcome.PASS, true);
        }
        assertThat(history.verdict().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void acceptedRunsAreTheNewReferenceThoughTheyWereSuspect() {
        for (int night = 0; night < 6; night++) {
            history.candidate("2.0", 1, Outcome.INCONCLUSIVE, true);
        }
        assertThat(history.judged(history.past(null)).findings())
                .filteredOn(finding -> finding.id().equals("regression"))
                .hasSize(1);
        assertThat(history.judged(history.past("2026-02-01T00:00:00Z")).findings())
                .filteredOn(finding -> finding.id().equals("regression.p95"))
                .hasSize(2);
    }
}
