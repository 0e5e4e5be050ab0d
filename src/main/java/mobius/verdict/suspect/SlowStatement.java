package mobius.verdict.suspect;

import java.util.List;

/** A statement that PostgreSQL itself says is slow. */
final class SlowStatement implements Rule {

    @Override
    public List<Suspect> ask(Symptoms symptoms) {
        return symptoms.wrong("database.statement")
                .map(sign -> Suspect.of(Cause.SLOW_STATEMENT, sign.subject(), Leaks.evidence(sign), null))
                .toList();
    }
}
