package mobius.telemetry.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import mobius.io.CsvFile;

/**
 * The use of a statement during a run, a row of {@code statements.csv}.
 *
 * @param queryId its number in PostgreSQL
 * @param calls number of calls, 1 or more
 * @param totalMillis total time
 * @param rows total number of rows returned or changed
 * @param blocksFound in PostgreSQL's own cache
 * @param blocksRead requested from the system
 * @param statement without values and comments, shortened
 */
@JsonPropertyOrder({"query_id", "calls", "total_ms", "rows", "blocks_found", "blocks_read", "statement"})
public record StatementUse(
        @JsonProperty(value = "query_id", required = true) long queryId,
        @JsonProperty(required = true) long calls,
        @JsonProperty(value = "total_ms", required = true) double totalMillis,
        @JsonProperty(required = true) long rows,

        @JsonProperty(value = "blocks_found", required = true)
        long blocksFound,

        @JsonProperty(value = "blocks_read", required = true)
        long blocksRead,

        @JsonProperty(required = true) String statement) {

    /** The format of {@code statements.csv}. */
    public static final CsvFile<StatementUse> FILE = new CsvFile<>(StatementUse.class, "a statement");

    public StatementUse {
        boolean negative = Math.min(rows, Math.min(blocksFound, blocksRead)) < 0;
        if (calls < 1 || !Double.isFinite(totalMillis) || totalMillis < 0 || negative) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "statement %d cannot have %d calls, %s ms, %d rows, %d blocks found and %d read",
                    queryId,
                    calls,
                    totalMillis,
                    rows,
                    blocksFound,
                    blocksRead));
        }
    }

    /** Returns the mean time of a call. */
    public double meanMillis() {
        return totalMillis / calls;
    }
}
