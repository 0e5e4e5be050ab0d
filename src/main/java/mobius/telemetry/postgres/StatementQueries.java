package mobius.telemetry.postgres;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code pg_stat_statements}, from version 1.8 on, which is that of PostgreSQL 13. */
final class StatementQueries {

    private static final String SEES_ALL =
            "SELECT " + PostgresSession.MARK + " pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')";

    /** Schema of the extension, whether it is recent enough, and whether it reports when counting began. */
    private static final String EXTENSION = "SELECT " + PostgresSession.MARK + """
             quote_ident(nspname), string_to_array(extversion, '.')::int[] >= '{1,8}',
                string_to_array(extversion, '.')::int[] >= '{1,9}'
            FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
            WHERE extname = 'pg_stat_statements'""";

    private static final String STATEMENTS = "SELECT " + PostgresSession.MARK + """
             queryid, sum(calls), sum(total_exec_time), sum(rows), sum(shared_blks_hit), sum(shared_blks_read),
                coalesce(min(query), '')
            FROM %s.pg_stat_statements(%s)
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IS NOT NULL AND calls > 0
                AND coalesce(query, '') NOT LIKE '%%mobius-load-tests%%'
            GROUP BY queryid""";

    /**
     * Calls of all statements, without their texts, which PostgreSQL keeps in a file. The most frequent ones of a run may be new.
     */
    private static final String CALLS = "SELECT " + PostgresSession.MARK + """
             queryid, sum(calls)
            FROM %s.pg_stat_statements(false)
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IS NOT NULL AND calls > 0
            GROUP BY queryid""";

    private static final String TEXTS = "SELECT " + PostgresSession.MARK + """
             queryid, min(query)
            FROM %s.pg_stat_statements(true)
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IN (%s)
                AND query IS NOT NULL
            GROUP BY queryid""";

    private static final String ELSEWHERE = "SELECT " + PostgresSession.MARK + """
             coalesce(sum(calls), 0)
            FROM %s.pg_stat_statements(false)
            WHERE dbid <> (SELECT oid FROM pg_database WHERE datname = current_database())""";

    private static final String INFO =
            "SELECT " + PostgresSession.MARK + " dealloc, stats_reset::text FROM %s.pg_stat_statements_info";

    private final PostgresSession session;
    private final Extension extension;

    private record Extension(String schema, boolean isRecent, boolean tellsItsReset) {}

    private record Info(long evictions, Optional<String> reset) {}

    /** Finds the extension. */
    StatementQueries(PostgresSession session) throws DatabaseGap {
        this.session = session;
        this.extension = extension(session);
    }

    /** Returns the number of calls by query id. */
    Map<Long, Long> calls() throws DatabaseGap {
        return session
                .list(CALLS.formatted(extension.schema()), row -> Map.entry(row.getLong(1), row.getLong(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns true if the user may see the statements of other users. */
    static boolean seesAll(PostgresSession session) throws DatabaseGap {
        return session.one(SEES_ALL, row -> row.getBoolean(1));
    }

    StatementCounts counts(boolean withTexts) throws DatabaseGap {
        Info info = extension.tellsItsReset()
                ? session.one(
                        INFO.formatted(extension.schema()),
                        row -> new Info(row.getLong(1), Optional.ofNullable(row.getString(2))))
                : new Info(0, Optional.empty());
        List<StatementUse> statements =
                session.list(STATEMENTS.formatted(extension.schema(), withTexts), StatementQueries::statement);
        return new StatementCounts(
                statements.stream().collect(toMap(StatementUse::queryId, identity())),
                session.one(ELSEWHERE.formatted(extension.schema()), row -> row.getLong(1)),
                info.evictions(),
                info.reset());
    }

    /** Returns the plans of the slowest statements of a run. */
    List<StatementPlan> plans(List<StatementUse> used, Duration patience) {
        return StatementPlans.of(session, this, used, patience);
    }

    /** Returns the texts of statements as PostgreSQL keeps them. They may contain values and are not saved. */
    Map<Long, String> texts(List<Long> queryIds) throws DatabaseGap {
        String ids = queryIds.stream().map(String::valueOf).collect(joining(", "));
        return session
                .list(TEXTS.formatted(extension.schema(), ids), row -> Map.entry(row.getLong(1), row.getString(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Extension extension(PostgresSession session) throws DatabaseGap {
        if (!seesAll(session)) {
            throw DatabaseGap.lasting("hides the statements of other users; GRANT pg_read_all_stats to the user of"
                    + " mobius.telemetry.database");
        }
        Extension extension =
                session
                        .list(EXTENSION, row -> new Extension(row.getString(1), row.getBoolean(2), row.getBoolean(3)))
                        .stream()
                        .findFirst()
                        .orElseThrow(
                                () -> DatabaseGap.lasting("has no extension pg_stat_statements in this database; run"
                                        + " CREATE EXTENSION pg_stat_statements"));
        if (!extension.isRecent()) {
            throw DatabaseGap.lasting("has a pg_stat_statements older than 1.8; run ALTER EXTENSION pg_stat_statements"
                    + " UPDATE on PostgreSQL 13 or newer");
        }
        return extension;
    }

    private static StatementUse statement(ResultSet row) throws SQLException {
        return new StatementUse(
                row.getLong(1),
                row.getLong(2),
                row.getDouble(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                StatementText.of(row.getString(7)));
    }
}
