package mobius.verdict.validity;

import static org.assertj.core.api.Assertions.assertThat;

import mobius.budget.Budget;
import mobius.measure.Measurement;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import org.junit.jupiter.api.Test;

class RetriesTest {

    @Test
    void howMuchOfTheLoadWereRetriesIsShown() {
        ExampleEvidence run = new ExampleEvidence();
        assertThat(run.verdict().findings()).noneMatch(finding -> finding.id().equals("retries"));
        run.responses(Measurement.retryOf(ExampleEvidence.CRITICAL), ExampleEvidence.ok(150, 20));
        Finding finding = run.finding("retries", Budget.TOTAL);
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isBetween(4.0, 6.0);
    }
}
