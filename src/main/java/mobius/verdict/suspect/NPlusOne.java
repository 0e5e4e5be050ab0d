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
 * An endpoint that runs a statement for each row: far more statements for each request than other endpoints. Needs the number of
 * statements, by endpoint from the platform or by statement from PostgreSQL. A time that grows with the rows of a page is no
 * evidence of statements, because rows are serialised one by one, too.
 */
final class NPlusOne implements Rule {

    private static final String STATEMENTS = "db_statements_total";
    private static final String REPEATED = "database.n-plus-one";
    private static final double FEWEST = 5;
    private static final double TIMES_THE_OTHERS = 3;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return Stream.concat(found(input), counted(input).stream()).toList();
    }

    /**
     * Returns the statements that PostgreSQL counted too often, and the lists whose time grew with their rows and that also run
     * many statements.
     */
    private static Stream<Suspect> found(DiagnosticInput input) {
        return Stream.concat(
                        input.missed(REPEATED),
                        input.wrong("scaling.time-by-page").filter(finding -> runsManyStatements(input, finding)))
                .map(finding -> Suspect.of(Cause.N_PLUS_ONE, finding.subject(), Leaks.evidence(finding), null));
    }

    /**
     * Returns true if the list runs many statements by the platform's own count; without one, if PostgreSQL counted a repeated
     * statement.
     */
    private static boolean runsManyStatements(DiagnosticInput input, Finding finding) {
        Map<Handler, Double> statements = statements(input);
        return statements.isEmpty()
                ? input.missed(REPEATED).findAny().isPresent()
                : statements.entrySet().stream()
                        .filter(each -> each.getKey().endpoint(input).equals(Budgets.endpointOf(finding.subject())))
                        .anyMatch(each -> each.getValue() >= FEWEST);
    }

    /** Returns the statements for each request, by endpoint. */
    static Map<Handler, Double> statements(DiagnosticInput input) {
        return Handler.ratios(input.telemetry().perSecondBy(STATEMENTS, Handler::in), Handler.reads(input.telemetry()));
    }

    private static List<Suspect> counted(DiagnosticInput input) {
        Map<Handler, Double> statements = statements(input);
        List<Suspect> suspects = new ArrayList<>();
        statements.forEach((handler, own) -> {
            OptionalDouble others = Handler.median(statements.entrySet().stream()
                    .filter(other -> !other.getKey().equals(handler))
                    .mapToDouble(Map.Entry::getValue));
            if (others.isPresent() && own >= Math.max(FEWEST, TIMES_THE_OTHERS * others.getAsDouble())) {
                suspects.add(suspect(input, handler, own, others.getAsDouble()));
            }
        });
        return suspects;
    }

    private static Suspect suspect(DiagnosticInput input, Handler handler, double own, double others) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("statements for each request", own, "statements"));
        evidence.add(new Figure("median of the other reads", others, "statements"));
        Optional<RequestHealth> felt = handler.felt(input);
        felt.flatMap(Peers::meanOf).ifPresent(evidence::add);
        return Suspect.of(
                Cause.N_PLUS_ONE,
                handler.endpoint(input),
                evidence,
                felt.flatMap(request -> Peers.gain(input, request)).orElse(null));
    }
}
