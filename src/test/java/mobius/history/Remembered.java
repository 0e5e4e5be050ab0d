package mobius.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mobius.budget.Budget;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.RunMetric;

/** Entries of a history, one for each night. */
final class Remembered {

    static final RunSeries LINE = new RunSeries("staging", "mobius.LoadSimulation", "nightly");

    private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

    private Remembered() {}

    static Entry night(int number) {
        return night(number, Outcome.PASS, "agent");
    }

    static Entry night(int number, Outcome outcome, String injector) {
        Provenance provenance = new Provenance(
                LINE.simulation(), LINE.environment(), LINE.profile(), "p", "d", "t", 42, injector, 2, null);
        PastRun run = new PastRun(
                String.format(Locale.ROOT, "night-%03d", number),
                FIRST.plus(Duration.ofDays(number)).toString(),
                "1." + number,
                outcome,
                outcome,
                true,
                List.of(new RunMetric(RunMetric.Kind.P95, Budget.TOTAL, 100 + number, 1_000)));
        return new Entry(Entry.SCHEMA, provenance, run);
    }

    /** A night from the time on when the platform tells its memory. */
    static Entry withMemory(int number) {
        Entry night = night(number);
        PastRun run = night.run();
        RunMetric memory = new RunMetric(RunMetric.Kind.MEMORY, "platform", 1_000_000.0 + number, 100);
        return new Entry(
                Entry.SCHEMA,
                night.provenance(),
                new PastRun(
                        run.id(),
                        run.started(),
                        run.build(),
                        run.outcome(),
                        run.outcomeOtherwise(),
                        run.trusted(),
                        List.of(run.figures().get(0), memory)));
    }

    static byte[] measurement(int bytes) {
        return "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    }
}
