package mobius.verdict.suspect;

import java.util.List;
import java.util.Map;

/** What a soak found to grow without end. */
final class Leaks implements Rule {

    private static final Map<String, Cause> CAUSES = Map.of(
            "leak.connections", Cause.CONNECTION_LEAK,
            "leak.pool", Cause.CONNECTION_LEAK,
            "leak.memory", Cause.MEMORY_LEAK,
            "leak.descriptors", Cause.DESCRIPTOR_LEAK,
            "leak.threads", Cause.THREAD_LEAK);

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return CAUSES.entrySet().stream()
                .flatMap(known -> symptoms.wrong(known.getKey())
                        .map(sign -> Suspect.of(known.getValue(), sign.subject(), evidence(sign), null)))
                .toList();
    }

    static List<Figure> evidence(Sign sign) {
        Double actual = sign.actual();
        return actual == null ? List.of() : List.of(new Figure(sign.what(), actual, sign.unit()));
    }
}
