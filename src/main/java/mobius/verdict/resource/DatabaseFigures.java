package mobius.verdict.resource;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.postgres.PostgresMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;

/**
 * Reports the state of the platform's database, if it was monitored. There are no budgets for it, so all findings are INFO.
 *
 * <p>Findings {@code database.cache} (hit rate), {@code database.scans} (sequential scans of large tables) and
 * {@code database.connections} (highest number, and their activity), for each deciding window.
 */
public final class DatabaseFigures implements Check {

    /** Most tables that are reported. */
    private static final int MOST_TABLES = 3;

    private static final String UNKNOWN = "The database did not expose it over most of the window.";

    @Override
    public List<Finding> ask(RunView run) {
        return run.decidingWindows().stream()
                .map(run::window)
                .flatMap(window -> {
                    ServerFigures figures = new ServerFigures(run, window);
                    return Stream.of(
                                    figures.sourcesOf(PostgresMetrics.BLOCKS_FOUND).stream()
                                            .flatMap(source -> cache(figures, source, window)),
                                    figures.sourcesOf(PostgresMetrics.SCANS).stream()
                                            .flatMap(source -> scans(figures, source, window)),
                                    figures.sourcesOf(PostgresMetrics.SERVER_CONNECTIONS).stream()
                                            .flatMap(source -> connections(figures, source, window)))
                            .flatMap(findings -> findings);
                })
                .toList();
    }

    /** The hit rate of PostgreSQL's buffer cache. */
    private static Stream<Finding> cache(ServerFigures figures, String source, MeasuredWindow window) {
        OptionalDouble found = figures.increase(source, PostgresMetrics.BLOCKS_FOUND);
        OptionalDouble read = figures.increase(source, PostgresMetrics.BLOCKS_READ);
        Observation facts =
                Observation.of("blocks that PostgreSQL had in its cache", "%").within(window);
        if (found.isEmpty() || read.isEmpty() || found.getAsDouble() + read.getAsDouble() <= 0) {
            return Stream.of(info("database.cache", source, facts, UNKNOWN));
        }
        return Stream.of(info(
                "database.cache",
                source,
                facts.actual(100 * found.getAsDouble() / (found.getAsDouble() + read.getAsDouble())),
                "%s blocks were requested from the system, which may have had them in its own cache."
                        .formatted(Text.of(Math.round(read.getAsDouble())))));
    }

    /**
     * Sequential scans of one table.
     *
     * @param table with its schema
     * @param scans the number of scans
     * @param rows the number of rows that they read
     * @param size the mean number of rows in the table
     */
    private record Scanned(String table, double scans, double rows, double size) {}

    /** The tables of which sequential scans read the most rows. */
    private static Stream<Finding> scans(ServerFigures figures, String source, MeasuredWindow window) {
        return figures.labelsOf(source, PostgresMetrics.SCANS).stream()
                .flatMap(labels -> scanned(figures, source, labels).stream())
                .filter(scanned -> scanned.scans() > 0)
                .sorted(Comparator.comparingDouble(Scanned::rows).reversed())
                .limit(MOST_TABLES)
                .map(scanned -> scan(scanned, window));
    }

    private static Optional<Scanned> scanned(ServerFigures figures, String source, Labels labels) {
        OptionalDouble scans = figures.increase(source, PostgresMetrics.SCANS, labels::equals);
        OptionalDouble rows = figures.increase(source, PostgresMetrics.SCANNED_ROWS, labels::equals);
        OptionalDouble size = figures.mean(source, PostgresMetrics.TABLE_ROWS, labels::equals);
        return scans.isEmpty() || rows.isEmpty() || size.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scanned(
                        labels.value("schemaname").map(schema -> schema + ".").orElse("")
                                + labels.value("relname").orElse("a table"),
                        scans.getAsDouble(),
                        rows.getAsDouble(),
                        size.getAsDouble()));
    }

    private static Finding scan(Scanned scanned, MeasuredWindow window) {
        Observation facts = Observation.of("sequential scans of a large table", "scans")
                .actual(scanned.scans())
                .within(window);
        String explanation = "It has about %s rows, and %s were read that way."
                .formatted(Text.of(Math.round(scanned.size())), Text.of(Math.round(scanned.rows())));
        return info("database.scans", scanned.table(), facts, explanation)
                .withAdvice(
                        "See statements.csv for the statements that read it, and check whether an index would help.");
    }

    private static Stream<Finding> connections(ServerFigures figures, String source, MeasuredWindow window) {
        OptionalDouble highest = figures.highest(source, PostgresMetrics.SERVER_CONNECTIONS);
        OptionalDouble limit = figures.highest(source, PostgresMetrics.MAX_CONNECTIONS);
        Observation facts = Observation.of("highest number of open connections", "connections")
                .within(window);
        return Stream.of(
                highest.isEmpty() || limit.isEmpty()
                        ? info("database.connections", source, facts, UNKNOWN)
                        : info(
                                "database.connections",
                                source,
                                facts.expected(Threshold.below(limit.getAsDouble()))
                                        .actual(highest.getAsDouble()),
                                states(figures, source)));
    }

    /** The activity of the connections, on average. */
    private static String states(ServerFigures figures, String source) {
        OptionalDouble active = state(figures, source, "active");
        OptionalDouble holding = state(figures, source, "idle in transaction");
        OptionalDouble locked = figures.mean(
                source,
                PostgresMetrics.WAITING,
                labels -> labels.value("wait_event_type").filter("Lock"::equals).isPresent());
        return active.isEmpty() || holding.isEmpty() || locked.isEmpty()
                ? "Their activity is unknown: the user has no pg_read_all_stats."
                : "On average %s of this database ran a statement, %s of which waited for a lock; %s were idle in a transaction."
                        .formatted(
                                Text.of(active.getAsDouble()),
                                Text.of(locked.getAsDouble()),
                                Text.of(holding.getAsDouble()));
    }

    private static OptionalDouble state(ServerFigures figures, String source, String state) {
        return figures.mean(
                source,
                PostgresMetrics.CONNECTIONS,
                labels -> labels.value("state").filter(state::equals).isPresent());
    }

    private static Finding info(String id, String subject, Observation facts, String explanation) {
        return Finding.of(id, subject, Status.INFO, facts, explanation);
    }
}
