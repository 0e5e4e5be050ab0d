package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/**
 * A statement over its budget that lacks an index, or an endpoint that is slow alone and whose requests read whole tables. With access to PostgreSQL, table and columns are known
 * from the plan of a statement that takes much of the endpoint's time. Otherwise the rule needs the number of rows that the
 * database reads, as postgres_exporter counts them.
 */
final class MissingIndex implements Rule {

    /** Least share of the mean response time, for a statement to explain it. */
    private static final double MUCH = 0.4;

    /** More rows than a page or a join along an index needs. */
    private static final double MANY_ROWS = 10_000;

    private static final String INDEX = "database.index";
    private static final String READ = "pg_stat_database_tup_returned";

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        Stream<Suspect> ofSlowEndpoints = SlowAlone.among(input).stream()
                .filter(request -> !SlowDependency.explains(input, request) && !ExhaustedPool.explains(input, request))
                .flatMap(request -> suspects(input, request));
        return Stream.concat(ofSlowEndpoints, input.missed(INDEX).map(MissingIndex::ofStatement))
                .toList();
    }

    private static Stream<Suspect> suspects(DiagnosticInput input, RequestHealth request) {
        List<Finding> plans = input.findings().stream()
                .filter(finding -> finding.id().equals(INDEX) && explains(finding, request))
                .toList();
        return plans.isEmpty()
                ? rowsRead(input, request).stream().mapToObj(rows -> ofRows(input, request, rows))
                : plans.stream().map(plan -> ofPlan(input, request, plan));
    }

    private static boolean explains(Finding statement, RequestHealth request) {
        Double mean = statement.facts().actual();
        return mean != null
                && request.meanMillis().isPresent()
                && mean >= MUCH * request.meanMillis().getAsDouble();
    }

    private static Suspect ofPlan(DiagnosticInput input, RequestHealth request, Finding plan) {
        return Suspect.of(
                        Cause.MISSING_INDEX,
                        plan.subject(),
                        evidence(Leaks.evidence(plan), input, request),
                        Peers.gain(input, request).orElse(null))
                .withAdvice(plan.explanation());
    }

    /** A statement over its budget, whether or not it makes an endpoint slow. */
    private static Suspect ofStatement(Finding plan) {
        return Suspect.of(Cause.MISSING_INDEX, plan.subject(), Leaks.evidence(plan), null)
                .withAdvice(plan.explanation());
    }

    private static Suspect ofRows(DiagnosticInput input, RequestHealth request, double rows) {
        Figure read = new Figure("rows that the database reads, for each of these requests at most", rows, "rows");
        return Suspect.of(
                Cause.MISSING_INDEX,
                Budgets.endpointOf(request.name()),
                evidence(List.of(read), input, request),
                Peers.gain(input, request).orElse(null));
    }

    private static List<Figure> evidence(List<Figure> first, DiagnosticInput input, RequestHealth request) {
        List<Figure> evidence = new ArrayList<>(first);
        evidence.addAll(SlowAlone.evidence(input, request));
        return evidence;
    }

    /** Returns the rows that the database reads for each request; empty if they are few, or not counted. */
    private static OptionalDouble rowsRead(DiagnosticInput input, RequestHealth request) {
        double requests = input.requestsPerSecond(request);
        return input.telemetry().perSecond(READ).stream()
                .filter(read -> requests > 0 && read / requests >= MANY_ROWS)
                .map(read -> read / requests)
                .findFirst();
    }
}
