package mobius.verdict.suspect;

import java.util.List;

/** A statement that PostgreSQL itself says is slow. */
final class SlowStatement implements Rule {

    /** A statement that ran more seldom is that of a job or of a person. */
    private static final long FEWEST_CALLS = 20;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        return symptoms.missed("database.statement")
                .filter(sign -> sign.samples() >= FEWEST_CALLS)
                .map(sign -> Suspect.of(Cause.SLOW_STATEMENT, sign.subject(), Leaks.evidence(sign), null))
                .toList();
    }
}
