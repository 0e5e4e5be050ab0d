package mobius.telemetry.postgres;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;

/** The database told nothing. The message says why, as what it did: {@code refuses the login}. */
final class DatabaseGap extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private DatabaseGap(String reason, boolean lasting) {
        super(reason);
        this.lasting = lasting;
    }

    /** Something that operators have to change. */
    static DatabaseGap lasting(String reason) {
        return new DatabaseGap(reason, true);
    }

    /** By the SQLSTATE alone: the words of the server may be of any language, and may hold values. */
    static DatabaseGap of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (state.startsWith("28")) {
            return lasting("refuses the login; set mobius.telemetry.database.user and export MOBIUS_JDBC_PASSWORD=...");
        }
        return switch (state) {
            case "3D000" -> lasting("has no such database; correct mobius.telemetry.database.url");
            case "42501" -> lasting("denies the right to read its statistics; grant pg_read_all_stats");
            case "55000" ->
                lasting("did not load pg_stat_statements; add it to shared_preload_libraries and restart PostgreSQL");
            case "57014" -> new DatabaseGap("takes longer than mobius.telemetry.timeout", false);
            case "53300" -> new DatabaseGap("has no connection left", false);
            case "57P01", "57P02", "57P03" -> new DatabaseGap("is shut down or starting", false);
            default ->
                new DatabaseGap(
                        state.startsWith("08") ? "does not answer" : "answers with the error SQLSTATE " + state, false);
        };
    }

    /** Whether asking again would only fill the log of the database. */
    boolean isLasting() {
        return lasting;
    }
}
