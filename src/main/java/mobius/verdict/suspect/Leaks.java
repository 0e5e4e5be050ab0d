package mobius.verdict.suspect;

import java.util.List;
import java.util.Map;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Suspect;

/** Resources that grew without end in a soak. */
final class Leaks implements Rule {

    private static final Map<String, Cause> CAUSES = Map.of(
            "leak.connections", Cause.CONNECTION_LEAK,
            "leak.pool", Cause.CONNECTION_LEAK,
            "leak.memory", Cause.MEMORY_LEAK,
            "leak.descriptors", Cause.DESCRIPTOR_LEAK,
            "leak.threads", Cause.THREAD_LEAK);

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return CAUSES.entrySet().stream()
                .flatMap(known -> input.wrong(known.getKey())
                        .map(finding -> Suspect.of(known.getValue(), finding.subject(), evidence(finding), null)))
                .toList();
    }

    static List<Figure> evidence(Finding finding) {
        Observation facts = finding.facts();
        Double actual = facts.actual();
        return actual == null ? List.of() : List.of(new Figure(facts.value(), actual, facts.unit()));
    }
}
