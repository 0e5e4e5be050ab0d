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
    private static final String SLOWER = "SELECT count(*) FROM contexts WHERE project_id = $1";
    private static final String NO_USE = "no use for an index on the compared columns";

    @Test
    void anIndexIsReportedWithTheStatementThatLacksIt() {
        Finding finding =
                judged(scan(7, "project_id", 8.3, "")).finding("database.index", "public.contexts (project_id)");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isEqualTo(100);
        assertThat(finding.explanation())
                .isEqualTo(
                        SLOW
                                + " reads all 50,214 rows of public.contexts. With an index the cost of its plan for an average value falls from 812.5 to"
                                + " 8.3: CREATE INDEX CONCURRENTLY ON public.contexts (project_id). It is query_id 7 in statements.csv.");
    }

    @Test
    void anIndexThatSeveralStatementsLackIsReportedOnceWithTheSlowestOfThem() {
        assertThat(judged(scan(7, "project_id", 8.3, ""), scan(8, "project_id", 9.1, ""))
                        .verdict()
                        .findings())
                .filteredOn(finding -> finding.id().equals("database.index"))
                .singleElement()
                .extracting(Finding::explanation)
                .asString()
                .startsWith(SLOWER);
    }

    @Test
    void withoutAComparisonTheIndexIsOnlyPossible() {
        assertThat(judged(scan(7, "project_id", null, "no extension hypopg"))
                        .finding("database.index", "public.contexts (project_id)")
                        .explanation())
                .contains(
                        "An index may help: CREATE INDEX CONCURRENTLY ON public.contexts (project_id).",
                        "With the extension hypopg this finding compares the costs.");
    }

    @Test
    void aScanThatNoIndexSparesIsReported() {
        assertThat(judged(scan(7, "", null, NO_USE))
                        .finding("database.scan", "public.contexts")
                        .explanation())
                .contains("The planner would not use an index on the columns that it compares.");
    }

    @Test
    void plansThatAreUnknownAreCountedByTheirReason() {
        Finding finding = judged(unknown("not a single SELECT"), unknown("not a single SELECT"), unknown("no right"))
                .finding("database.plans", "slow statements");
        assertThat(finding.facts().actual()).isEqualTo(3);
        assertThat(finding.explanation()).isEqualTo("No plan: no right (1); not a single SELECT (2).");
    }

    @Test
    void aPlanWithoutAScanIsNoNews() {
        assertThat(judged(new StatementPlan(7, 8.3, "", 0, "", null, ""))
                        .verdict()
                        .findings())
                .extracting(Finding::id)
                .doesNotContain("database.index", "database.scan", "database.plans");
    }

    private static ExampleEvidence judged(StatementPlan... plans) {
        return new ExampleEvidence()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.ok(10, 20))
                .statements(List.of(
                        new StatementUse(7, 20, 2_000, 20, 0, 0, SLOW),
                        new StatementUse(8, 20, 2_400, 20, 0, 0, SLOWER)))
                .plans(plans);
    }

    private static StatementPlan scan(long queryId, String columns, @Nullable Double indexCost, String reason) {
        return new StatementPlan(queryId, 812.5, "public.contexts", 50_214, columns, indexCost, reason);
    }

    private static StatementPlan unknown(String reason) {
        return new StatementPlan(7, null, "", 0, "", null, reason);
    }
}
