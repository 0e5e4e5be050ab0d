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
 * An endpoint that is slow alone, whose requests read whole tables. With access to PostgreSQL the table and the columns are known from the
 * plan of a statement that takes much of the endpoint's time. Otherwise it needs the rows that the database reads, as postgres_exporter
 * counts them.
 */
final class MissingIndex implements Rule {

    /** Of the mean response time, for a statement to explain it. */
    private static final double MUCH = 0.4;

    /** Rows that are more than any page or join along an index needs. */
    private static final double MANY_ROWS = 10_000;

    private static final String READ = "pg_stat_database_tup_returned";

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return SlowAlone.among(symptoms).stream()
                .filter(request ->
                        !SlowDependency.explains(symptoms, request) && !ExhaustedPool.explains(symptoms, request))
                .flatMap(request -> suspects(symptoms, request))
                .toList();
    }

    private static Stream<Suspect> suspects(DiagnosticInput symptoms, RequestHealth request) {
        List<Finding> plans = symptoms.findings().stream()
                .filter(finding -> finding.id().equals("database.index") && explains(finding, request))
                .toList();
        return plans.isEmpty()
                ? rowsRead(symptoms, request).stream().mapToObj(rows -> ofRows(symptoms, request, rows))
                : plans.stream().map(plan -> ofPlan(symptoms, request, plan));
    }

    private static boolean explains(Finding statement, RequestHealth request) {
        Double mean = statement.facts().actual();
        return mean != null
                && request.meanMillis().isPresent()
                && mean >= MUCH * request.meanMillis().getAsDouble();
    }

    private static Suspect ofPlan(DiagnosticInput symptoms, RequestHealth request, Finding plan) {
        return Suspect.of(
                        Cause.MISSING_INDEX,
                        plan.subject(),
                        evidence(Leaks.evidence(plan), symptoms, request),
                        Peers.gain(symptoms, request).orElse(null))
                .withAdvice(plan.explanation());
    }

    private static Suspect ofRows(DiagnosticInput symptoms, RequestHealth request, double rows) {
        Figure read = new Figure("rows that the database reads, for each of these requests at most", rows, "rows");
        return Suspect.of(
                Cause.MISSING_INDEX,
                Budgets.endpointOf(request.name()),
                evidence(List.of(read), symptoms, request),
                Peers.gain(symptoms, request).orElse(null));
    }

    private static List<Figure> evidence(List<Figure> first, DiagnosticInput symptoms, RequestHealth request) {
        List<Figure> evidence = new ArrayList<>(first);
        evidence.addAll(SlowAlone.evidence(symptoms, request));
        return evidence;
    }

    /** Empty if there are few, or if nobody counts them. */
    private static OptionalDouble rowsRead(DiagnosticInput symptoms, RequestHealth request) {
        double requests = symptoms.requestsPerSecond(request);
        return symptoms.told().perSecond(READ).stream()
                .filter(read -> requests > 0 && read / requests >= MANY_ROWS)
                .map(read -> read / requests)
                .findFirst();
    }
}
