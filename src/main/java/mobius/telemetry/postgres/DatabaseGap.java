package mobius.telemetry.postgres;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL returned nothing. The message gives the reason as a predicate: {@code refuses the login}. */
final class DatabaseGap extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    static final String NO_RIGHT = "42501";

    private static final String NO_DATABASE = "3D000";
    private static final String NOT_LOADED = "55000";

    /** Errors that do not pass by themselves. */
    private static final Set<String> LASTING = Set.of(NO_DATABASE, NO_RIGHT, NOT_LOADED);

    private final boolean lasting;
    private final String state;

    private DatabaseGap(String reason, boolean lasting, String state) {
        super(reason);
        this.lasting = lasting;
        this.state = state;
    }

    /** A gap that operators have to fix. */
    static DatabaseGap lasting(String reason) {
        return new DatabaseGap(reason, true, "");
    }

    /** Classifies an error by its SQLSTATE only: the server's message may be in any language and may contain values. */
    static DatabaseGap of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return new DatabaseGap(reason(state), LASTING.contains(state) || state.startsWith("28"), state);
    }

    private static String reason(String state) {
        if (state.startsWith("28")) {
            return "refuses the login; set mobius.telemetry.database.user and export MOBIUS_JDBC_PASSWORD=...";
        }
        return switch (state) {
            case NO_DATABASE -> "has no such database; correct mobius.telemetry.database.url";
            case NO_RIGHT -> "denies the right to read its statistics; grant pg_read_all_stats";
            case NOT_LOADED ->
                "did not load pg_stat_statements; add it to shared_preload_libraries and restart PostgreSQL";
            case "57014" -> "takes longer than mobius.telemetry.timeout";
            case "53300" -> "has no connection left";
            case "57P01", "57P02", "57P03" -> "is shut down or starting";
            default -> state.startsWith("08") ? "does not answer" : "answers with the error SQLSTATE " + state;
        };
    }

    /** Returns the SQLSTATE; empty if the gap is not an error of the server. */
    String state() {
        return state;
    }

    /** Returns true if another attempt would only fill the log of the database. */
    boolean isLasting() {
        return lasting;
    }
}
