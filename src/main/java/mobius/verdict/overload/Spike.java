package mobius.verdict.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.ScenarioUsers;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.workload.Stage;
import mobius.workload.Window;
import mobius.workload.Workload;

/**
 * Checks whether journeys with a load of their own spiked as planned, and reports the reads of all other journeys around the
 * spike.
 *
 * <p>Finding {@code spike}, one for each journey: PASS if at least 90 % of the planned users arrived, otherwise INCONCLUSIVE.
 * Finding {@code spike.reads}, one for each window: INFO with the p95 of reads.
 */
public final class Spike implements Check {

    private static final double MOSTLY = 0.9;

    @Override
    public List<Finding> ask(RunView run) {
        return run.workload().map(plan -> judge(run, plan)).orElse(List.of());
    }

    private static List<Finding> judge(RunView run, Workload plan) {
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < run.measurement().windows().size(); number++) {
            findings.addAll(arrivals(run, plan, number));
        }
        if (!findings.isEmpty()) {
            findings.addAll(new SteadyReads(run).felt());
        }
        return findings;
    }

    /** The findings of all spikes in a window. */
    private static List<Finding> arrivals(RunView run, Workload plan, int number) {
        MeasuredWindow window = run.window(number);
        return plan.windows().stream()
                .filter(planned -> planned.start().toMillis() == window.startMillis())
                .map(Window::stage)
                .flatMap(stage -> stage.journeys().keySet().stream()
                        .filter(journey -> isSpike(stage, journey))
                        .map(journey -> arrivals(run, plan, number, stage, journey)))
                .toList();
    }

    /** True for the top of a spike; a rise has no single rate. */
    private static boolean isSpike(Stage stage, String journey) {
        return stage.loadOf(journey).staysLevel() && stage.loadOf(journey).from() > 1;
    }

    private static Finding arrivals(RunView run, Workload plan, int number, Stage stage, String journey) {
        double seconds = run.window(number).duration().toMillis() / 1000.0;
        long users = run.measurement().users().stream()
                .filter(scenario -> scenario.scenario().equals(journey))
                .map(ScenarioUsers::startedIn)
                .mapToLong(started -> started.get(number))
                .sum();
        Observation facts = Observation.of("users of " + journey + " each second", "times the peak")
                .expected(Threshold.atLeast(MOSTLY * stage.loadOf(journey).from()))
                .actual(users / seconds / plan.usersPerSecond(journey, 1))
                .samples(users)
                .within(run.window(number));
        return facts.meetTheLimit()
                ? Finding.of("spike", journey, Status.PASS, facts, "The spike was reached from its first second.")
                : Finding.of("spike", journey, Status.INCONCLUSIVE, facts, "The spike was not reached.")
                        .withAdvice("Use a machine with more cores for the injector, or lower mobius.scale.");
    }

    /** Reports the latency of reads in each window around a spike. */
    private static final class SteadyReads {

        private final RunView run;
        private final RequestStats reads;

        SteadyReads(RunView run) {
            this.run = run;
            reads = run.measurement()
                    .total(request -> isRead(request) && run.budgets().inTotal(request));
        }

        /** Returns a finding for each window with OK responses of reads. */
        List<Finding> felt() {
            return IntStream.range(0, run.measurement().windows().size())
                    .mapToObj(this::felt)
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<Finding> felt(int window) {
            LatencyHistogram times = reads.windows().get(window).whole().ok();
            return times.at(Percentile.P95).map(p95 -> {
                Observation facts = Observation.of("p95 of reads", "ms")
                        .actual((double) p95.toMillis())
                        .samples(times.count())
                        .within(run.window(window));
                return Finding.of(
                        "spike.reads", "reads", Status.INFO, facts, "Reads before, during and after the spike.");
            });
        }

        /** Reads are GET requests. */
        private static boolean isRead(String request) {
            return Budgets.endpointOf(request).startsWith("GET ");
        }
    }
}
