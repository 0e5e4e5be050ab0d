package mobius.verdict.suspect;

import java.util.List;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/** A statement that PostgreSQL itself says is slow. */
final class SlowStatement implements Rule {

    /** A statement that ran more seldom is that of a job or of a person. */
    private static final long FEWEST_CALLS = 20;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return input.missed("database.statement")
                .filter(finding -> calls(finding) >= FEWEST_CALLS)
                .map(finding -> Suspect.of(Cause.SLOW_STATEMENT, finding.subject(), Leaks.evidence(finding), null))
                .toList();
    }

    private static long calls(Finding statement) {
        Long calls = statement.facts().samples();
        return calls == null ? 0 : calls;
    }
}
