package mobius.verdict.suspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;

/**
 * An endpoint that is slow alone, which neither a dependency nor the database pool explains. Needs the injector's own times only.
 * Whether it runs statements is known if the platform counts them.
 */
final class SlowEndpoint implements Rule {

    private static final String HANDLER = "Trace this endpoint alone: what its handler calls and waits for. ";

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return SlowAlone.among(input).stream()
                .filter(request -> !SlowDependency.explains(input, request) && !ExhaustedPool.explains(input, request))
                .map(request -> suspect(input, request))
                .toList();
    }

    private static Suspect suspect(DiagnosticInput input, RequestHealth request) {
        Suspect suspect = Suspect.of(
                Cause.SLOW_ENDPOINT,
                Budgets.endpointOf(request.name()),
                SlowAlone.evidence(input, request),
                Peers.gain(input, request).orElse(null));
        return advice(input, request).map(suspect::withAdvice).orElse(suspect);
    }

    /** Returns the advice; empty if the usual advice holds. An index does not help an endpoint without statements. */
    private static Optional<String> advice(DiagnosticInput input, RequestHealth request) {
        if (request.isHealthCheck()) {
            return Optional.of(HANDLER + "A health check should wait for nothing.");
        }
        Map<Handler, Double> statements = NPlusOne.statements(input);
        if (statements.isEmpty()) {
            return Optional.of(
                    HANDLER + "If it reads the database, begin with its statements (pg_stat_statements, an index).");
        }
        boolean runsNone = statements.entrySet().stream()
                .filter(each -> each.getKey().endpoint(input).equals(Budgets.endpointOf(request.name())))
                .anyMatch(each -> each.getValue() == 0);
        return runsNone ? Optional.of(HANDLER + "It runs no statements.") : Optional.empty();
    }
}
