package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/**
 * An endpoint that runs a statement for each row: far more statements for each request than the others. Needs the number of
 * statements, by endpoint from the platform or by statement from PostgreSQL. Times that grow with the rows of a page are no evidence of
 * statements: rows are serialised one by one, too.
 */
final class NPlusOne implements Rule {

    private static final String STATEMENTS = "db_statements_total";
    private static final String REPEATED = "database.n-plus-one";
    private static final double FEWEST = 5;
    private static final double TIMES_THE_OTHERS = 3;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return Stream.concat(found(symptoms), counted(symptoms).stream()).toList();
    }

    /** What the deltas of PostgreSQL's own statistics showed, and the lists whose time grew with their rows if statements did, too. */
    private static Stream<Suspect> found(DiagnosticInput symptoms) {
        return Stream.concat(
                        symptoms.missed(REPEATED),
                        symptoms.wrong("scaling.time-by-page").filter(finding -> runsManyStatements(symptoms, finding)))
                .map(finding -> Suspect.of(Cause.N_PLUS_ONE, finding.subject(), Leaks.evidence(finding), null));
    }

    /** By the platform's own count for the list; if it has none, because PostgreSQL saw a statement repeated. */
    private static boolean runsManyStatements(DiagnosticInput symptoms, Finding finding) {
        Map<Handler, Double> statements = statements(symptoms);
        return statements.isEmpty()
                ? symptoms.missed(REPEATED).findAny().isPresent()
                : statements.entrySet().stream()
                        .filter(each -> each.getKey().endpoint(symptoms).equals(Budgets.endpointOf(finding.subject())))
                        .anyMatch(each -> each.getValue() >= FEWEST);
    }

    /** Of each request, by endpoint. */
    static Map<Handler, Double> statements(DiagnosticInput symptoms) {
        return Handler.ratios(symptoms.told().perSecondBy(STATEMENTS, Handler::in), Handler.reads(symptoms.told()));
    }

    private static List<Suspect> counted(DiagnosticInput symptoms) {
        Map<Handler, Double> statements = statements(symptoms);
        List<Suspect> suspects = new ArrayList<>();
        statements.forEach((handler, own) -> {
            OptionalDouble others = Handler.median(statements.entrySet().stream()
                    .filter(other -> !other.getKey().equals(handler))
                    .mapToDouble(Map.Entry::getValue));
            if (others.isPresent() && own >= Math.max(FEWEST, TIMES_THE_OTHERS * others.getAsDouble())) {
                suspects.add(suspect(symptoms, handler, own, others.getAsDouble()));
            }
        });
        return suspects;
    }

    private static Suspect suspect(DiagnosticInput symptoms, Handler handler, double own, double others) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("statements for each request", own, "statements"));
        evidence.add(new Figure("median of the other reads", others, "statements"));
        Optional<RequestHealth> felt = handler.felt(symptoms);
        felt.flatMap(Peers::meanOf).ifPresent(evidence::add);
        return Suspect.of(
                Cause.N_PLUS_ONE,
                handler.endpoint(symptoms),
                evidence,
                felt.flatMap(request -> Peers.gain(symptoms, request)).orElse(null));
    }
}
