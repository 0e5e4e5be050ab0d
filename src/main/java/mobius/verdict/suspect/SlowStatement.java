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
                .map(sign -> suspect(symptoms, sign))
                .toList();
    }

    /** If the plan of the statement is known, it says more than the usual advice. */
    private static Suspect suspect(DiagnosticInput symptoms, Sign sign) {
        Suspect suspect = Suspect.of(Cause.SLOW_STATEMENT, sign.subject(), Leaks.evidence(sign), null);
        return symptoms.signs().stream()
                .filter(plan -> plan.id().equals("database.plan") && plan.subject().equals(sign.subject()))
                .findFirst()
                .map(plan -> suspect.withAdvice(plan.explanation()))
                .orElse(suspect);
    }
}
