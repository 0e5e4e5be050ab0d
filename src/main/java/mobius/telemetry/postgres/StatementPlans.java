package mobius.telemetry.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL for the plans of the slowest statements and, if the extension hypopg is there, for their costs with an index that does
 * not exist. No statement is executed: it is prepared and explained with the generic plan, which needs no values. PostgreSQL requires the
 * right to read the tables for that.
 */
final class StatementPlans {

    private static final int SLOWEST = 5;
    private static final int COSTLIEST = 3;

    /** Fewer calls are those of a job or of a person. */
    private static final long ENOUGH_CALLS = 20;

    private static final int MOST_PARAMETERS = 1_000;

    /**
     * An index is advised if it lowers the cost at least to this share, so that the planner would use it. The generic plan is that of an
     * average value; the gain for a rare one is larger.
     */
    private static final double WORTH = 0.95;

    private static final Pattern QUERY =
            Pattern.compile("\\s*(SELECT|WITH)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,4})\\b");

    private static final String NAME = "mobius_plan";

    private static final String HYPOPG = "SELECT " + PostgresSession.MARK + """
             quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
            WHERE extname = 'hypopg'""";

    private static final String ROWS = "SELECT " + PostgresSession.MARK + """
             greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = %s::regclass""";

    private final PostgresSession session;
    private final Optional<String> hypopg;

    private StatementPlans(PostgresSession session) throws DatabaseGap {
        this.session = session;
        session.execute("SET plan_cache_mode = force_generic_plan " + PostgresSession.MARK);
        hypopg = session.list(HYPOPG, row -> row.getString(1)).stream().findFirst();
    }

    /** A scan of a large table. */
    private record LargeScan(QueryPlan.Scan scan, long rows, List<String> columns) {}

    /** An index and what the plan costs with it. */
    private record Index(LargeScan scan, String columns, double cost) {}

    /**
     * The plans of the statements of the traffic that took the longest each time or in total.
     *
     * @param used the statements of the run
     * @param patience after which no other statement is explained
     * @return one for each of these statements, with a plan or with the reason why there is none
     */
    static List<StatementPlan> of(
            PostgresSession session, StatementQueries queries, List<StatementUse> used, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<Long> slowest = slowest(used);
        try {
            Map<Long, String> texts = slowest.isEmpty() ? Map.of() : queries.texts(slowest);
            StatementPlans plans = new StatementPlans(session);
            return slowest.stream()
                    .map(queryId -> System.nanoTime() < end
                            ? plans.plan(queryId, texts.get(queryId))
                            : StatementPlan.unknown(queryId, "not explained within " + patience.toSeconds() + " s"))
                    .toList();
        } catch (DatabaseGap gap) {
            return slowest.stream()
                    .map(queryId -> StatementPlan.unknown(queryId, reason(gap)))
                    .toList();
        }
    }

    private static List<Long> slowest(List<StatementUse> used) {
        List<StatementUse> traffic =
                used.stream().filter(use -> use.calls() >= ENOUGH_CALLS).toList();
        return Stream.concat(
                        traffic.stream()
                                .sorted(Comparator.comparingDouble(StatementUse::meanMillis)
                                        .reversed())
                                .limit(SLOWEST),
                        traffic.stream()
                                .sorted(Comparator.comparingDouble(StatementUse::totalMillis)
                                        .reversed())
                                .limit(COSTLIEST))
                .map(StatementUse::queryId)
                .distinct()
                .toList();
    }

    private StatementPlan plan(long queryId, @Nullable String text) {
        if (text == null) {
            return StatementPlan.unknown(queryId, "no longer in pg_stat_statements");
        }
        // A second command behind a semicolon would not be explained but executed.
        if (!QUERY.matcher(text).matches() || text.contains(";")) {
            return StatementPlan.unknown(queryId, "not a single SELECT");
        }
        try {
            return plan(queryId, Prepared.of(text));
        } catch (DatabaseGap gap) {
            return StatementPlan.unknown(queryId, reason(gap));
        }
    }

    private StatementPlan plan(long queryId, Prepared statement) throws DatabaseGap {
        QueryPlan plan = explain(statement);
        List<LargeScan> scans = largeScans(plan);
        if (scans.isEmpty()) {
            return StatementPlan.withoutScan(queryId, plan.cost());
        }
        LargeScan largest = scans.get(0);
        if (hypopg.isEmpty()) {
            return plan(queryId, plan, largest, String.join(", ", largest.columns()), null, "no extension hypopg");
        }
        Optional<Index> best = cheapest(statement, scans);
        return best.filter(index -> index.cost() <= WORTH * plan.cost())
                .map(index -> plan(queryId, plan, index.scan(), index.columns(), index.cost(), ""))
                .orElseGet(() -> plan(queryId, plan, largest, "", null, "no use for an index on the compared columns"));
    }

    private static StatementPlan plan(
            long queryId, QueryPlan plan, LargeScan scan, String columns, @Nullable Double cost, String reason) {
        return new StatementPlan(queryId, plan.cost(), scan.scan().name(), scan.rows(), columns, cost, reason);
    }

    /** The largest table first. */
    private List<LargeScan> largeScans(QueryPlan plan) throws DatabaseGap {
        List<LargeScan> scans = new ArrayList<>();
        for (QueryPlan.Scan scan : plan.scans()) {
            long rows = session.one(ROWS.formatted(literal(scan.name())), row -> row.getLong(1));
            if (rows >= PostgresMetrics.LARGE) {
                scans.add(new LargeScan(scan, rows, List.copyOf(plan.comparedColumns(scan))));
            }
        }
        scans.sort(Comparator.comparingLong(LargeScan::rows).reversed());
        return scans;
    }

    private Optional<Index> cheapest(Prepared statement, List<LargeScan> scans) throws DatabaseGap {
        List<Index> indexes = new ArrayList<>();
        for (LargeScan scan : scans) {
            for (String columns : candidates(scan.columns())) {
                indexes.add(new Index(scan, columns, costWith(statement, scan.scan(), columns)));
            }
        }
        return indexes.stream().min(Comparator.comparingDouble(Index::cost));
    }

    /** Each column alone, and all of them. */
    private static List<String> candidates(List<String> columns) {
        List<String> candidates = new ArrayList<>(columns);
        if (columns.size() > 1) {
            candidates.add(String.join(", ", columns));
        }
        return candidates;
    }

    private double costWith(Prepared statement, QueryPlan.Scan scan, String columns) throws DatabaseGap {
        String schema = hypopg.orElseThrow();
        String index = "CREATE INDEX ON %s (%s)".formatted(scan.name(), columns);
        try {
            session.one(
                    "SELECT %s indexrelid FROM %s.hypopg_create_index(%s)"
                            .formatted(PostgresSession.MARK, schema, literal(index)),
                    row -> row.getLong(1));
            return explain(statement).cost();
        } finally {
            session.list("SELECT %s %s.hypopg_reset()".formatted(PostgresSession.MARK, schema), row -> true);
        }
    }

    /** Returns the plan. The statement is prepared for each plan, because PostgreSQL keeps a generic plan when an index is only assumed. */
    private QueryPlan explain(Prepared statement) throws DatabaseGap {
        session.execute("PREPARE %s %s AS %s".formatted(PostgresSession.MARK, NAME, statement.text()));
        try {
            return QueryPlan.read(session.one(
                    "EXPLAIN %s (VERBOSE, FORMAT JSON) EXECUTE %s%s"
                            .formatted(PostgresSession.MARK, NAME, statement.arguments()),
                    row -> row.getString(1)));
        } finally {
            session.execute("DEALLOCATE %s %s".formatted(PostgresSession.MARK, NAME));
        }
    }

    /** A statement with its parameters. */
    private record Prepared(String text, int parameters) {

        static Prepared of(String text) throws DatabaseGap {
            int most = 0;
            for (Matcher parameter = PARAMETER.matcher(text); parameter.find(); ) {
                most = Math.max(most, Integer.parseInt(parameter.group(1)));
            }
            if (most > MOST_PARAMETERS) {
                throw DatabaseGap.lasting("gives it more than " + MOST_PARAMETERS + " parameters");
            }
            return new Prepared(text, most);
        }

        String arguments() {
            return parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "NULL")) + ")";
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** PostgreSQL's own words may be of any language, and may contain values. */
    private static String reason(DatabaseGap gap) {
        return switch (gap.state()) {
            case DatabaseGap.NO_RIGHT ->
                "no right to read its tables; GRANT pg_read_all_data to the user of mobius.telemetry.database";
            case "42P18", "42P08", "42804" -> "a parameter whose type does not follow from the text";
            case "42601" -> "a text in pg_stat_statements that cannot be prepared";
            default -> String.format(Locale.ROOT, "the database %s", gap.getMessage());
        };
    }
}
