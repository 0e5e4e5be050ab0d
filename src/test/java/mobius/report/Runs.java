package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.measure.Anomalies;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.RunFacts;
import mobius.measure.ScenarioUsers;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.runlog.RunLogOutcome;
import mobius.trace.NotedTraces;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.verdict.finding.Verdict;
import mobius.verdict.leak.GrowthLine;
import mobius.verdict.leak.Span;
import mobius.verdict.leak.Trend;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/** Runs that were never made, with seeded figures. */
public final class Runs {

    public static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");

    static final MeasuredWindow PEAK = new MeasuredWindow("peak", 25_000, 55_000, 1.0, 1.0);

    private static final List<String> NAMES = List.of(
            "GET /contexts/search",
            "GET /contexts/{id}",
            "GET /projects",
            "POST /auth/login",
            "POST /contexts",
            "PATCH /contexts/{id}",
            "GET /auth/me",
            "GET /health");

    private Runs() {}

    /** A run of a minute in which one endpoint was too slow. */
    public static RunReport failed() {
        return run(Verdict.Outcome.FAIL, 65, names());
    }

    public static RunReport passed() {
        return run(Verdict.Outcome.PASS, 65, names());
    }

    static RunReport inconclusive() {
        return run(Verdict.Outcome.INCONCLUSIVE, 65, names());
    }

    /** A run with these request names. */
    static RunReport named(List<String> names) {
        return run(Verdict.Outcome.FAIL, 65, names);
    }

    /** A run of this many seconds. */
    public static RunReport lasting(int seconds) {
        return run(Verdict.Outcome.PASS, seconds, names());
    }

    /** A log without a beginning, of which nothing is known. */
    public static RunReport unknown() {
        Measurement nothing = new Measurement(
                Measurement.SCHEMA,
                null,
                new RunLogOutcome(RunLogOutcome.Ending.EMPTY, 0, 0, "The log is empty."),
                List.of(new MeasuredWindow(MeasuredWindow.WHOLE_RUN, 0, 1, null, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Anomalies(0, 0, 0, 0));
        Verdict verdict = new Verdict(
                Verdict.Outcome.INCONCLUSIVE,
                List.of(RunFindings.finding(
                        "gate.data",
                        "run",
                        true,
                        Status.INCONCLUSIVE,
                        new Observation(
                                "requests in the measured windows",
                                "requests",
                                Threshold.atLeast(1),
                                null,
                                null,
                                null,
                                null,
                                null),
                        "No request was sent in a measured window.")),
                List.of(),
                List.of());
        return new RunReport(
                new RunInfo(null, null, null, null, null, null, null, Optional.empty()),
                verdict,
                nothing,
                budgets(),
                Optional.empty(),
                List.of(),
                NotedTraces.NONE);
    }

    static List<String> names() {
        return NAMES;
    }

    private static RunReport run(Verdict.Outcome outcome, int seconds, List<String> names) {
        Random random = new Random(7);
        List<RequestStats> requests =
                names.stream().map(name -> RunTraffic.request(name, random)).toList();
        Measurement measurement = new Measurement(
                Measurement.SCHEMA,
                new RunFacts("mobius.LoadSimulation", "3.15.1", "", STARTED.toEpochMilli(), 500, seconds * 1_000L),
                new RunLogOutcome(
                        RunLogOutcome.Ending.COMPLETE, 12_345, 320_000, "The log is complete: 12,345 records."),
                List.of(PEAK),
                requests,
                List.of(new ScenarioUsers("find-context", 900, 900, List.of(900L))),
                RunTraffic.seconds(seconds, random),
                outcome == Verdict.Outcome.PASS ? List.of() : RunTraffic.errors(),
                new Anomalies(0, 0, 0, 0));
        Verdict verdict = new Verdict(
                outcome, RunFindings.of(outcome, names), RunTraffic.summaries(requests), RunFindings.suspects(outcome));
        return new RunReport(
                tested(seconds),
                verdict,
                measurement,
                budgets(),
                Optional.of(RunTelemetry.of(seconds, random)),
                growth(outcome, seconds),
                NotedTraces.NONE);
    }

    private static RunInfo tested(int seconds) {
        Workload workload = new Workload(
                40,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("ramp-up", Duration.ofSeconds(15), 0, 1, false),
                        new Stage("settle", Duration.ofSeconds(10), 1, 1, false),
                        new Stage("peak", Duration.ofSeconds(30), 1, 1, true),
                        new Stage("ramp-down", Duration.ofSeconds(5), 1, 0, false)),
                new TrafficMix(Map.of("find-context", new TrafficMix.Share(1, 3))));
        return new RunInfo(
                "mobius.LoadSimulation",
                "embedded",
                "quick",
                STARTED,
                Duration.ofSeconds(seconds),
                "2.4.1",
                20_260_101L,
                Optional.of(workload));
    }

    private static Budgets budgets() {
        return ExampleBudgets.of(
                Map.of(Percentile.P95, Duration.ofMillis(200)),
                new Ratio(0.001),
                List.of(new EndpointClass(
                        "read",
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Set.of("GET /projects", "GET /contexts/{id}"),
                        true)),
                Set.of("GET /projects", "GET /contexts/search"));
    }

    private static List<GrowthLine> growth(Verdict.Outcome outcome, int seconds) {
        long zero = STARTED.toEpochMilli() + 500;
        Span judged = new Span(zero + 25_000, zero + seconds * 900L);
        double perHour = 60.0 * 1_048_576 * 3_600 / seconds;
        Trend trend =
                new Trend(judged, 24, 430.0 * 1_048_576, 423.0 * 1_048_576, perHour, perHour, perHour, perHour, 0.0001);
        return outcome == Verdict.Outcome.FAIL
                ? List.of(new GrowthLine("platform-1", "process_resident_memory_bytes", trend))
                : List.of();
    }
}
