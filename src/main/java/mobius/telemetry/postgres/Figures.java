package mobius.telemetry.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Labels;

/** Connections, cache and tables of a database at one moment. */
final class Figures {

    private static final int TABLES = 20;

    /** Connections by state. A missing state counts as 0, because that is known. */
    private static final String CONNECTIONS = "SELECT " + PostgresSession.MARK + """
             kind, label, count(pid)
            FROM (VALUES ('state', 'active'), ('state', 'idle'), ('state', 'idle in transaction'),
                ('wait_event_type', 'Lock'), ('wait_event_type', 'LWLock'), ('wait_event_type', 'IO')) AS kinds(kind, label)
            LEFT JOIN pg_stat_activity ON datname = current_database() AND pid <> pg_backend_pid()
                AND backend_type = 'client backend'
                AND CASE kind WHEN 'state' THEN replace(state, ' (aborted)', '') = label
                    ELSE state = 'active' AND wait_event_type = label END
            GROUP BY kind, label""";

    private static final List<String> DATABASE_COLUMNS = List.of(
            PostgresMetrics.SERVER_CONNECTIONS,
            PostgresMetrics.MAX_CONNECTIONS,
            PostgresMetrics.BLOCKS_FOUND,
            PostgresMetrics.BLOCKS_READ,
            PostgresMetrics.COMMITS,
            PostgresMetrics.ROLLBACKS,
            PostgresMetrics.DEADLOCKS,
            PostgresMetrics.TEMPORARY_BYTES);

    private static final String DATABASE = "SELECT " + PostgresSession.MARK + """
             (SELECT sum(numbackends) FROM pg_stat_database) - 1, current_setting('max_connections')::int,
                blks_hit, blks_read, xact_commit, xact_rollback, deadlocks, temp_bytes
            FROM pg_stat_database WHERE datname = current_database()""";

    private static final List<String> TABLE_COLUMNS =
            List.of(PostgresMetrics.SCANS, PostgresMetrics.SCANNED_ROWS, PostgresMetrics.TABLE_ROWS);

    private static final String LARGE_TABLES =
            "SELECT " + PostgresSession.MARK + String.format(Locale.ROOT, """
             schemaname, relname, seq_scan, seq_tup_read, n_live_tup
            FROM pg_stat_user_tables WHERE n_live_tup >= %d
            ORDER BY seq_tup_read DESC, relid LIMIT %d""", PostgresMetrics.LARGE, TABLES);

    private final long timeMillis;
    private final List<Sample> samples = new ArrayList<>();

    private Figures(long timeMillis) {
        this.timeMillis = timeMillis;
    }

    public static List<Sample> of(PostgresSession session, boolean seesAll, long timeMillis) throws DatabaseGap {
        Figures figures = new Figures(timeMillis);
        if (seesAll) {
            session.list(CONNECTIONS, figures::connections);
        }
        session.list(DATABASE, row -> figures.columns(row, 1, DATABASE_COLUMNS, Labels.NONE));
        session.list(LARGE_TABLES, figures::table);
        return figures.samples;
    }

    private boolean connections(ResultSet row) throws SQLException {
        String kind = row.getString(1);
        String metric = kind.equals("state") ? PostgresMetrics.CONNECTIONS : PostgresMetrics.WAITING;
        return add(metric, Labels.of(Map.of(kind, row.getString(2))), row.getLong(3));
    }

    private boolean table(ResultSet row) throws SQLException {
        Labels name = Labels.of(Map.of("schemaname", row.getString(1), "relname", row.getString(2)));
        return columns(row, 3, TABLE_COLUMNS, name);
    }

    private boolean columns(ResultSet row, int first, List<String> metrics, Labels labels) throws SQLException {
        for (int i = 0; i < metrics.size(); i++) {
            add(metrics.get(i), labels, row.getLong(first + i));
        }
        return true;
    }

    private boolean add(String metric, Labels labels, long value) {
        return samples.add(new Sample(timeMillis, PostgresMetrics.SOURCE, metric, labels.toString(), (double) value));
    }
}
