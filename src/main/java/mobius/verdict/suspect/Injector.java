package mobius.verdict.suspect;

import java.util.List;
import java.util.stream.Stream;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/** The injector, if one of its trust gates fails. */
final class Injector implements Rule {

    /** Of one injector among several the number follows. */
    private static final String SUBJECT = "injector";

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        List<Figure> evidence = failed(input)
                .flatMap(finding -> Leaks.evidence(finding).stream())
                .toList();
        return isSuspect(input) ? List.of(Suspect.of(Cause.INJECTOR, SUBJECT, evidence, null)) : List.of();
    }

    static boolean isSuspect(DiagnosticInput input) {
        return failed(input).findAny().isPresent();
    }

    private static Stream<Finding> failed(DiagnosticInput input) {
        return input.findings().stream()
                .filter(finding -> finding.isWrong()
                        && finding.id().startsWith("gate.")
                        && finding.subject().startsWith(SUBJECT));
    }
}
