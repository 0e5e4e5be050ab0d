package mobius.verdict.suspect;

import java.util.List;
import mobius.budget.Budgets;

/** One endpoint that is slow alone, which neither an outside service nor the database pool explains. */
final class SlowEndpoint implements Rule {

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return SlowAlone.among(symptoms).stream()
                .filter(request ->
                        !SlowDependency.explains(symptoms, request) && !ExhaustedPool.explains(symptoms, request))
                .map(request -> Suspect.of(
                        Cause.SLOW_ENDPOINT,
                        Budgets.endpointOf(request.name()),
                        SlowAlone.evidence(symptoms, request),
                        Peers.gain(symptoms, request).orElse(null)))
                .toList();
    }
}
