package mobius.verdict.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.postgres.PostgresMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * Reports gaps in the count of statements.
 *
 * <p>Finding {@code database.statements}: INFO if statements were not counted, lost or left out. There is no finding if all
 * statements of the run were counted.
 */
public final class StatementCoverage implements Check {

    private static final String ADVICE = "See docs/telemetry.md for what PostgreSQL needs.";

    private static final String EVICTED =
            "PostgreSQL dropped rare statements %s times to make room, so calls of them are"
                    + " lost: raise pg_stat_statements.max.";

    @Override
    public List<Finding> ask(RunView run) {
        boolean watched = run.telemetry().stream()
                .flatMap(telemetry -> telemetry.series().stream())
                .anyMatch(series -> series.source().equals(PostgresMetrics.SOURCE));
        if (!watched) {
            return List.of();
        }
        return (run.statements().isEmpty() ? Optional.of(unknown(run)) : gaps(run))
                        .map(what -> Finding.of(
                                        "database.statements", PostgresMetrics.SOURCE, Status.INFO, facts(run), what)
                                .withAdvice(ADVICE))
                        .stream()
                        .toList();
    }

    /** Returns true if PostgreSQL reported that it lost calls of the run, by a reset or by eviction. */
    static boolean lostCalls(RunView run) {
        return Stream.of(PostgresMetrics.STATEMENTS_RESET, PostgresMetrics.STATEMENTS_EVICTED)
                .anyMatch(metric -> told(run, metric).findAny().isPresent());
    }

    private static Observation facts(RunView run) {
        Observation facts = Observation.of("statements that were counted", "statements");
        return run.statements().map(used -> facts.actual((double) used.size())).orElse(facts);
    }

    private static String unknown(RunView run) {
        return run
                .telemetry()
                .map(telemetry -> telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.STATEMENTS_UNKNOWN))
                .stream()
                .flatMap(List::stream)
                .findFirst()
                .map(series -> "PostgreSQL " + reason(series) + ".")
                .orElse("The run ended before they could be counted.");
    }

    private static String reason(Series unknown) {
        return Labels.parse(unknown.labels())
                .flatMap(labels -> labels.value("reason"))
                .orElse("gave no reason");
    }

    /** The gaps as sentences; empty if there are none. */
    private static Optional<String> gaps(RunView run) {
        Stream<String> none = run.statements().orElseThrow().isEmpty()
                ? Stream.of("None ran in this database: it may be another one than that of the platform, or"
                        + " pg_stat_statements.track or compute_query_id may be off.")
                : Stream.empty();
        List<String> gaps = Stream.of(
                        none,
                        told(run, PostgresMetrics.STATEMENTS_RESET)
                                .map(count -> "The statistics were reset during the run; calls before that are lost."),
                        told(run, PostgresMetrics.STATEMENTS_EVICTED).map(EVICTED::formatted),
                        told(run, PostgresMetrics.STATEMENTS_LEFT_OUT)
                                .map("%s statements that took the least time are not in statements.csv."::formatted),
                        told(run, PostgresMetrics.CALLS_ELSEWHERE)
                                .map("%s calls of statements went to other databases of the same server."::formatted))
                .flatMap(sentences -> sentences)
                .toList();
        return gaps.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", gaps));
    }

    /** The total of each series of a metric, as text. */
    private static Stream<String> told(RunView run, String metric) {
        return run.telemetry().stream()
                .map((Telemetry telemetry) -> telemetry.of(PostgresMetrics.SOURCE, metric))
                .flatMap(List::stream)
                .map(series -> Text.of(Math.round(series.sum())));
    }
}
