package mobius.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import mobius.budget.Budgets;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.capacity.Economy;
import mobius.measure.Measurement;
import mobius.measure.tally.Measurer;
import mobius.reference.SimulatedPool;
import mobius.runlog.RunLogWriter;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.finding.Finding;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/**
 * A run over a simulated pool as its log, its plan and its telemetry tell it: every user sends one request, and the injector was
 * idle and punctual.
 */
public final class OverloadedRun {

    static final String REQUEST = "GET /projects";
    public static final Duration LIMIT = Duration.ofMillis(200);

    /** A cold injector lets the first users wait, and the measurement allows for it. */
    private static final int LATENESS_MILLIS = 300;

    private record Line(double second, long millis, String failure) {}

    private final Path log;
    private final Workload plan;
    private final List<Line> lines = new ArrayList<>();
    private double busyRatio = 0.4;
    private Economy economy = Economy.UNKNOWN;

    public OverloadedRun(Path folder, double peak, List<Stage> stages) {
        log = folder.resolve("simulation.log");
        plan = new Workload(peak, Duration.ZERO, stages, new TrafficMix(Map.of("browse", new TrafficMix.Share(1, 1))));
    }

    /** The stages of the stress plan. */
    public static List<Stage> stress(int seconds) {
        return List.of(
                new Stage("before", Duration.ofSeconds(10), 1, 1, true),
                new Stage("stress", Duration.ofSeconds(seconds), 1, 4, true),
                new Stage("recovery", Duration.ofSeconds(10), 1, 1, false),
                new Stage("after", Duration.ofSeconds(20), 1, 1, true));
    }

    /** Lets users arrive as planned, by chance within each tenth of a second, and a pool serve them. */
    public OverloadedRun served(SimulatedPool pool, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] arrivals = arrivals(random);
        double[] responses = pool.responseSeconds(arrivals, random);
        for (int i = 0; i < arrivals.length; i++) {
            lines.add(new Line(arrivals[i], Math.round(responses[i] * 1000), ""));
        }
        return this;
    }

    /** Lets the requests that were sent in some of the seconds fail after a time. */
    public OverloadedRun failing(DoublePredicate seconds, String message, long millis) {
        lines.replaceAll(line -> seconds.test(line.second()) ? new Line(line.second(), millis, message) : line);
        return this;
    }

    public OverloadedRun withoutAnIdleCore() {
        busyRatio = 0.99;
        return this;
    }

    public OverloadedRun counted(Economy known) {
        economy = known;
        return this;
    }

    public List<Finding> findings() throws IOException {
        return Judge.judge(evidence()).findings();
    }

    public Finding finding(String id) throws IOException {
        return findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id));
    }

    private Evidence evidence() throws IOException {
        Conditions conditions =
                new Conditions(true, false, Set.of(REQUEST), OptionalLong.empty(), List.of(), Optional.empty());
        return new Evidence(
                measured(),
                Optional.of(plan),
                budgets(),
                Optional.of(telemetry()),
                conditions,
                List.of(),
                Optional.empty(),
                List.of(),
                economy,
                Optional.empty(),
                Optional.empty());
    }

    private Measurement measured() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(log, "browse")) {
            lines.sort(Comparator.comparingDouble(Line::second));
            for (Line line : lines) {
                int millis = Math.max(LATENESS_MILLIS, (int) Math.round(line.second() * 1000));
                writer.userArrives(0, millis);
                int end = millis + (int) line.millis();
                writer.request(List.of(), REQUEST, millis, end, line.failure().isEmpty(), line.failure());
                writer.userLeaves(0, end);
            }
        }
        return Measurer.measure(log, plan);
    }

    private double[] arrivals(RandomGenerator random) {
        List<Double> arrivals = new ArrayList<>(List.of(0.0));
        double due = 0;
        for (int tenth = 0; tenth < plan.duration().toMillis() / 100; tenth++) {
            due += plan.plannedUsers(Duration.ofMillis(tenth * 100L), Duration.ofMillis(tenth * 100L + 100));
            while (arrivals.size() < due) {
                arrivals.add((tenth + random.nextDouble()) / 10);
            }
        }
        return arrivals.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static Budgets budgets() {
        return ExampleBudgets.of(Map.of(Percentile.P95, LIMIT), Ratio.ofPercent(0.1), List.of(), Set.of());
    }

    private Telemetry telemetry() {
        List<Sample> samples = new ArrayList<>();
        long start = RunLogWriter.STARTED.toEpochMilli();
        for (int second = 1; second <= plan.duration().toSeconds() + 1; second++) {
            long time = start + second * 1_000L;
            Map.of(InjectorMetrics.TICKS, 190.0, InjectorMetrics.CPU_RATIO, busyRatio, InjectorMetrics.STEAL_RATIO, 0.0)
                    .forEach((metric, value) ->
                            samples.add(new Sample(time, InjectorMetrics.SOURCE, metric, "", value)));
        }
        return Telemetry.of(samples);
    }
}
