package mobius.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mobius.budget.Budget;
import mobius.verdict.PastRun;
import mobius.verdict.RunFigure;
import mobius.verdict.Verdict.Outcome;

/** Entries of a history, one for each night. */
final class Remembered {

    static final Line LINE = new Line("staging", "mobius.LoadSimulation", "nightly");

    private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

    private Remembered() {}

    static Entry night(int number) {
        return night(number, Outcome.PASS, "agent");
    }

    static Entry night(int number, Outcome outcome, String injector) {
        Provenance provenance = new Provenance(
                LINE.simulation(), LINE.environment(), LINE.profile(), "p", "d", "t", 42, injector, 2, null);
        PastRun run = new PastRun(
                "night-%03d".formatted(number),
                FIRST.plus(Duration.ofDays(number)).toString(),
                "1." + number,
                outcome,
                outcome,
                true,
                List.of(new RunFigure(RunFigure.Kind.P95, Budget.TOTAL, 100 + number, 1_000)));
        return new Entry(Entry.SCHEMA, provenance, run);
    }

    static byte[] measurement(int bytes) {
        return "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    }
}
