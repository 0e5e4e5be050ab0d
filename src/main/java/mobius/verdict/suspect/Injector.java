package mobius.verdict.suspect;

import java.util.List;
import java.util.stream.Stream;

/** The injector itself, where a trust gate about it does not hold. */
final class Injector implements Rule {

    /** Of one injector among several the number follows. */
    private static final String SUBJECT = "injector";

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        List<Figure> evidence =
                failed(symptoms).flatMap(sign -> Leaks.evidence(sign).stream()).toList();
        return isSuspect(symptoms) ? List.of(Suspect.of(Cause.INJECTOR, SUBJECT, evidence, null)) : List.of();
    }

    static boolean isSuspect(DiagnosticInput symptoms) {
        return failed(symptoms).findAny().isPresent();
    }

    private static Stream<Sign> failed(DiagnosticInput symptoms) {
        return symptoms.signs().stream()
                .filter(sign -> sign.isWrong()
                        && sign.id().startsWith("gate.")
                        && sign.subject().startsWith(SUBJECT));
    }
}
