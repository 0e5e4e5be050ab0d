package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.report.trend.AcceptedChange;
import mobius.report.trend.TrendLine;
import mobius.report.trend.TrendReport;
import mobius.report.trend.TrendRun;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;
import org.jspecify.annotations.Nullable;

/** Nights that never were, with seeded figures. */
public final class Trends {

    static final List<String> ENDPOINTS =
            List.of("GET /contexts/search", "GET /contexts/{id}", "POST /contexts", "GET /projects");

    private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

    private Trends() {}

    /** Sixty nights with a slower build, which was accepted, an odd machine, and what else happens. */
    public static TrendReport eventful() {
        return new TrendReport(
                "staging",
                List.of(
                        line("mobius.LoadSimulation", 60, ENDPOINTS, "search ranks by freshness now"),
                        line("mobius.SoakSimulation", 9, ENDPOINTS.subList(0, 1), null)),
                List.of());
    }

    /** A line of so many nights in which nothing happened. */
    public static TrendReport quiet(int nights) {
        return new TrendReport("staging", List.of(line("mobius.LoadSimulation", nights, ENDPOINTS, null)), List.of());
    }

    /** A line whose critical requests have these names, with a reason and builds of the same kind. */
    public static TrendReport named(List<String> names, String reason) {
        return new TrendReport(
                names.get(0),
                List.of(line(names.get(0), 40, names, reason)),
                List.of("history/" + names.get(0) + " is damaged"));
    }

    private static TrendLine line(String simulation, int nights, List<String> endpoints, @Nullable String reason) {
        Random random = new Random(nights);
        int accepted = reason == null ? nights : nights / 2;
        List<TrendRun> runs = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            int kind = reason != null && night % 17 == 11 ? 1 : 0;
            PastRun run = run(night, night >= accepted - 3, kind == 1 ? 1.6 : 1, endpoints, reason, random);
            int since = night < accepted ? 0 : accepted;
            List<PastRun> earlier = runs.stream()
                    .skip(since)
                    .filter(other -> other.kind() == kind)
                    .map(TrendRun::run)
                    .toList();
            runs.add(new TrendRun(
                    run,
                    new PastRuns(PastRuns.SCHEMA, earlier, null, List.of()),
                    kind,
                    kind == 1 ? List.of("injector: agent-2 with 2 cores and agent-1 with 4 cores") : List.of(),
                    kind == 0 && night >= accepted && night < accepted + 20));
        }
        List<AcceptedChange> changes = reason == null
                ? List.of()
                : List.of(
                        new AcceptedChange(started(-9), "forgotten", started(-10), null, "a new database"),
                        new AcceptedChange(
                                started(accepted + 1), id(accepted), started(accepted), "1." + accepted, reason));
        return new TrendLine(simulation, "nightly", nights + 15, runs, changes);
    }

    private static PastRun run(
            int night, boolean slower, double machine, List<String> endpoints, @Nullable String reason, Random random) {
        List<RunMetric> figures = new ArrayList<>();
        boolean trusted = night % 13 != 7;
        double all = machine * (slower ? 1.25 : 1) * Math.exp(0.03 * random.nextGaussian());
        figures.add(new RunMetric(Kind.P95, Budget.TOTAL, 120 * all, 60_000));
        IntStream.range(0, endpoints.size())
                .filter(i -> night % 9 != 4 || i != 1)
                .forEach(i -> figures.add(new RunMetric(
                        Kind.P95,
                        endpoints.get(i),
                        (60 + 40 * i) * all * Math.exp(0.02 * random.nextGaussian()),
                        6_000)));
        figures.add(new RunMetric(Kind.THROUGHPUT, Budget.TOTAL, 998 + random.nextGaussian(), 60_000));
        if (night % 10 != 6) {
            figures.add(new RunMetric(Kind.ERRORS, Budget.TOTAL, Math.abs(0.0002 * random.nextGaussian()), 60_000));
        }
        Outcome outcome = !trusted
                ? Outcome.INCONCLUSIVE
                : slower && night % 4 == 0 ? Outcome.FAIL : night % 8 == 3 ? Outcome.INCONCLUSIVE : Outcome.PASS;
        String build = reason != null && reason.startsWith("<") ? reason : "1." + night;
        return new PastRun(id(night), started(night), build, outcome, outcome, trusted, figures);
    }

    private static String id(int night) {
        return "night-" + night;
    }

    private static String started(int night) {
        return FIRST.plus(Duration.ofDays(night)).toString();
    }
}
