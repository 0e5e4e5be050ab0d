package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPlanTest {

    private static final QueryPlan.Scan CONTEXTS = new QueryPlan.Scan("public", "contexts", "c");

    @Test
    void aPlanHasItsCostItsScansAndTheConditionsOfAllItsNodes() throws Exception {
        QueryPlan plan = QueryPlan.read("""
                [{"Plan": {"Node Type": "Limit", "Total Cost": 812.5, "Plans": [
                  {"Node Type": "Hash Join", "Total Cost": 812.4, "Hash Cond": "(c.project_id = p.id)", "Plans": [
                    {"Node Type": "Seq Scan", "Total Cost": 700.1, "Schema": "public", "Relation Name": "contexts",
                     "Alias": "c", "Filter": "(c.deleted_at IS NULL)"},
                    {"Node Type": "Index Scan", "Total Cost": 8.3, "Relation Name": "projects", "Alias": "p",
                     "Index Cond": "(p.owner_id = $1)"}]}]}}]
                """);
        assertThat(plan.cost()).isEqualTo(812.5);
        assertThat(plan.scans()).containsExactly(CONTEXTS);
        assertThat(plan.conditions())
                .containsExactly("(c.project_id = p.id)", "(c.deleted_at IS NULL)", "(p.owner_id = $1)");
        assertThat(plan.comparedColumns(CONTEXTS)).containsExactly("project_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(c.owner_id = $1)                                         | owner_id",
                "($1 = c.owner_id)                                         | owner_id",
                "((c.owner_id = $1) AND (c.kind = 'x'::text))              | kind, owner_id",
                "((c.title)::text = ($1)::text)                            | title",
                "(c.\"Owner\" = $1)                                        | \"Owner\"",
                "(c.tag = ANY ($1))                                        | tag",
                "(c.project_id = cc.project_id)                            | project_id",
                "(cc.project_id = c.project_id)                            | project_id"
            })
    void columnsThatAreComparedForEqualityAreFound(String condition, String columns) {
        assertThat(String.join(", ", new QueryPlan(1, List.of(), List.of(condition)).comparedColumns(CONTEXTS)))
                .isEqualTo(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(c.created_at >= $1)",
                "(c.created_at <> $1)",
                "((c.title)::text ~~ $1)",
                "(lower((c.title)::text) = $1)",
                "((c.number)::bigint = $1)",
                "(cc.owner_id = $1)",
                "(d.c = $1)"
            })
    void anIndexOnOtherColumnsWouldNotServe(String condition) {
        assertThat(new QueryPlan(1, List.of(), List.of(condition)).comparedColumns(CONTEXTS))
                .isEmpty();
    }

    @Test
    void namesThatNeedQuotesHaveThem() {
        assertThat(new QueryPlan.Scan("public", "contexts", "c").name()).isEqualTo("public.contexts");
        assertThat(new QueryPlan.Scan("My schema", "a\"b", "c").name()).isEqualTo("\"My schema\".\"a\"\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "[{\"Plan\": {}}]"})
    void whatIsNoPlanIsRefused(String text) {
        assertThatThrownBy(() -> QueryPlan.read(text)).isInstanceOf(DatabaseGap.class);
    }
}
