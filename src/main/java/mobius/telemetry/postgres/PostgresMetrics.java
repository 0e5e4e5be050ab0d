package mobius.telemetry.postgres;

/** Metrics of the platform's PostgreSQL. Those that postgres_exporter also exposes have the same names. */
public final class PostgresMetrics {

    /** The source of all of them. */
    public static final String SOURCE = "postgres";

    /** Connections of clients to the database, labelled {@code state="active"} and so on. */
    public static final String CONNECTIONS = "pg_stat_activity_count";
    /** Running statements that wait, labelled {@code wait_event_type="Lock"} and so on. */
    public static final String WAITING = "pg_stat_activity_waiting";
    /** Connections of all clients to all databases of the server. */
    public static final String SERVER_CONNECTIONS = "pg_server_connections";

    public static final String MAX_CONNECTIONS = "pg_settings_max_connections";

    /** Blocks that were found in PostgreSQL's own cache. */
    public static final String BLOCKS_FOUND = "pg_stat_database_blks_hit";
    /** Blocks requested from the system, which may have had them in its cache. */
    public static final String BLOCKS_READ = "pg_stat_database_blks_read";

    public static final String COMMITS = "pg_stat_database_xact_commit";
    public static final String ROLLBACKS = "pg_stat_database_xact_rollback";
    public static final String DEADLOCKS = "pg_stat_database_deadlocks";
    public static final String TEMPORARY_BYTES = "pg_stat_database_temp_bytes";

    /** Number of sequential scans of a large table, labelled {@code relname} and {@code schemaname}. */
    public static final String SCANS = "pg_stat_user_tables_seq_scan";
    /** Number of rows of a large table read by sequential scans. */
    public static final String SCANNED_ROWS = "pg_stat_user_tables_seq_tup_read";
    /** Approximate number of rows of a large table. */
    public static final String TABLE_ROWS = "pg_stat_user_tables_n_live_tup";

    /** Fewest rows of a large table. */
    public static final int LARGE = 10_000;

    /** Number of calls of one of the most frequent statements, labelled {@code queryid}. */
    public static final String CALLS = "pg_stat_statements_calls_total";

    /** 1 if there is no {@code statements.csv}, labelled {@code reason="..."}. */
    public static final String STATEMENTS_UNKNOWN = "statements_unknown";
    /** 1 if the statistics were reset during the run. */
    public static final String STATEMENTS_RESET = "statements_reset";
    /** Number of times that PostgreSQL dropped the statements with the fewest calls to make room for others. */
    public static final String STATEMENTS_EVICTED = "statements_evicted";
    /** Calls of statements in other databases of the server. */
    public static final String CALLS_ELSEWHERE = "statement_calls_elsewhere";
    /** Number of statements beyond {@link StatementWatch#MOST}, which are not in {@code statements.csv}. */
    public static final String STATEMENTS_LEFT_OUT = "statements_left_out";

    private PostgresMetrics() {}
}
