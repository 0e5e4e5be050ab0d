package mobius.verdict.suspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;

/**
 * One endpoint that is slow alone, which neither an outside service nor the database pool explains. Needs nothing but the injector's own
 * times; whether it runs statements is known if the platform counts them.
 */
final class SlowEndpoint implements Rule {

    private static final String HANDLER = "Trace this endpoint alone: what its handler calls and waits for. ";

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return SlowAlone.among(symptoms).stream()
                .filter(request ->
                        !SlowDependency.explains(symptoms, request) && !ExhaustedPool.explains(symptoms, request))
                .map(request -> suspect(symptoms, request))
                .toList();
    }

    private static Suspect suspect(DiagnosticInput symptoms, RequestHealth request) {
        Suspect suspect = Suspect.of(
                Cause.SLOW_ENDPOINT,
                Budgets.endpointOf(request.name()),
                SlowAlone.evidence(symptoms, request),
                Peers.gain(symptoms, request).orElse(null));
        return advice(symptoms, request).map(suspect::withAdvice).orElse(suspect);
    }

    /** An index helps no endpoint that asks no database. Empty if the usual advice holds. */
    private static Optional<String> advice(DiagnosticInput symptoms, RequestHealth request) {
        if (request.isHealthCheck()) {
            return Optional.of(HANDLER + "A health check should wait for nothing.");
        }
        Map<Handler, Double> statements = NPlusOne.statements(symptoms);
        if (statements.isEmpty()) {
            return Optional.of(
                    HANDLER + "If it reads the database, begin with its statements (pg_stat_statements, an index).");
        }
        boolean runsNone = statements.entrySet().stream()
                .filter(each -> each.getKey().endpoint(symptoms).equals(Budgets.endpointOf(request.name())))
                .anyMatch(each -> each.getValue() == 0);
        return runsNone ? Optional.of(HANDLER + "It runs no statements.") : Optional.empty();
    }
}
