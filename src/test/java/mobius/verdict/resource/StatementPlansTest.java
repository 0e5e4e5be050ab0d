package mobius.verdict.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementPlansTest {

    private static final String SLOW = "SELECT * FROM contexts WHERE project_id = $1";

    @Test
    void aScanIsReportedWithTheIndexThatSparesIt() {
        Finding finding = judged(scan("project_id", 8.3, "")).finding("database.plan", SLOW);
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isEqualTo(812.5);
        assertThat(finding.explanation())
                .isEqualTo("Its plan reads all 50,214 rows of public.contexts. With an index its cost falls from 812.5 to 8.3:"
                        + " CREATE INDEX CONCURRENTLY ON public.contexts (project_id). It is query_id 7 in statements.csv.");
    }

    @Test
    void withoutAComparisonTheIndexIsOnlyPossible() {
        assertThat(judged(scan("project_id", null, "no extension hypopg"))
                        .finding("database.plan", SLOW)
                        .explanation())
                .contains(
                        "may help: CREATE INDEX CONCURRENTLY ON public.contexts (project_id).",
                        "With the extension hypopg in this database, this finding compares the costs.");
    }

    @Test
    void aScanThatNoIndexSparesIsReported() {
        assertThat(judged(scan("", null, "no use for an index on the compared columns"))
                        .finding("database.plan", SLOW)
                        .explanation())
                .contains("No index on the columns that it compares halves its cost.");
    }

    @Test
    void plansThatAreUnknownAreCountedByTheirReason() {
        Finding finding = judged(unknown("not a single SELECT"), unknown("not a single SELECT"), unknown("no use"))
                .finding("database.plan", "statements without a plan");
        assertThat(finding.facts().actual()).isEqualTo(3);
        assertThat(finding.explanation()).isEqualTo("For some of the slowest statements there is no plan: no use (1); not a single SELECT (2).");
    }

    @Test
    void aPlanWithoutAScanIsNoNews() {
        assertThat(judged(new StatementPlan(7, 8.3, "", 0, "", null, "")).verdict().findings())
                .noneMatch(finding -> finding.id().equals("database.plan"));
    }

    private static ExampleEvidence judged(StatementPlan... plans) {
        return new ExampleEvidence()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.ok(10, 20))
                .statements(List.of(new StatementUse(7, 20, 2_000, 20, 0, 0, SLOW)))
                .plans(plans);
    }

    private static StatementPlan scan(String columns, @Nullable Double indexCost, String reason) {
        return new StatementPlan(7, 812.5, "public.contexts", 50_214, columns, indexCost, reason);
    }

    private static StatementPlan unknown(String reason) {
        return new StatementPlan(7, null, "", 0, "", null, reason);
    }
}
