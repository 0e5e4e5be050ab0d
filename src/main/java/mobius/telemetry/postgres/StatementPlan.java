package mobius.telemetry.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import mobius.io.CsvFile;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL executes a statement without knowing its values, and the index that would make it cheaper, a row of
 * {@code plans.csv}.
 *
 * @param queryId of the statement, as in {@code statements.csv}
 * @param cost of the plan in the planner's unit, 0 or more; null if there is no plan
 * @param table a large table that the plan reads from its beginning to its end; empty if there is none
 * @param tableRows about how many rows that table has; 0 without a table
 * @param indexColumns columns of the table by which the statement compares rows and which an index should have, separated by commas;
 *     empty if no index is advised
 * @param indexCost the cost of the plan with that index; null if it is not known
 * @param reason why there is no plan or no cost with an index, in a few words; empty otherwise
 */
@JsonPropertyOrder({"query_id", "cost", "table", "table_rows", "index_columns", "index_cost", "reason"})
public record StatementPlan(
        @JsonProperty(value = "query_id", required = true) long queryId,
        @JsonProperty(required = true) @Nullable Double cost,
        @JsonProperty(required = true) String table,
        @JsonProperty(value = "table_rows", required = true) long tableRows,

        @JsonProperty(value = "index_columns", required = true)
        String indexColumns,

        @JsonProperty(value = "index_cost", required = true) @Nullable
        Double indexCost,

        @JsonProperty(required = true) String reason) {

    /** The format of {@code plans.csv}. */
    public static final CsvFile<StatementPlan> FILE = new CsvFile<>(StatementPlan.class, "a plan");

    static StatementPlan unknown(long queryId, String reason) {
        return new StatementPlan(queryId, null, "", 0, "", null, reason);
    }

    static StatementPlan withoutScan(long queryId, double cost) {
        return new StatementPlan(queryId, cost, "", 0, "", null, "");
    }

    public boolean hasScan() {
        return !table.isEmpty();
    }

    public boolean advisesIndex() {
        return !indexColumns.isEmpty();
    }
}
