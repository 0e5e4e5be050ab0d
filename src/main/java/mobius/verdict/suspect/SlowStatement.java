package mobius.verdict.suspect;

import java.util.List;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Suspect;

/** A statement whose mean time misses its budget by PostgreSQL's own count. */
final class SlowStatement implements Rule {

    /** Fewest calls; a statement with fewer is that of a job or of a person. */
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
