package mobius.verdict.overload;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.capacity.Prices;
import mobius.capacity.Sizing;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Reports the cost of the platform. Without a price there are no findings.
 *
 * <p>Findings {@code cost.run}, {@code cost.per-million.expected} and {@code cost.per-million.capacity}: the cost of the
 * instances during the run, and of a million requests at the expected load and at the highest step whose budgets held. All are
 * INFO.
 */
public final class Cost implements Check {

    /** Tolerance for rates that were summed in another order. */
    private static final double ROUNDING = 1e-6;

    @Override
    public List<Finding> ask(RunView run) {
        return run.economy()
                .prices()
                .map(prices -> Stream.of(ofRun(run, prices), atExpectedLoad(run, prices), atCapacity(run, prices))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Finding> ofRun(RunView run, Prices prices) {
        return Optional.ofNullable(run.measurement().run())
                .map(RunFacts::durationMillis)
                .map(Duration::ofMillis)
                .map(time -> finding(
                        "cost.run",
                        Observation.of("cost of this run", prices.currency()).actual(prices.of(time)),
                        String.format(Locale.ROOT, "%d instances for the time of the run.", prices.instances())));
    }

    /**
     * Cost at the expected load: of the requests sent in a window that was planned at this load. The peak of most plans is a
     * different load.
     */
    private static Optional<Finding> atExpectedLoad(RunView run, Prices prices) {
        return run.decidingWindows().stream()
                .filter(number -> isAtExpectedLoad(run, run.window(number)))
                .findFirst()
                .flatMap(number -> perMillion(
                        "expected",
                        "the expected load",
                        RunView.sent(run.total(), number)
                                / (run.window(number).duration().toMillis() / 1000.0),
                        prices));
    }

    private static Optional<Finding> atCapacity(RunView run, Prices prices) {
        return CapacityOfSteps.capacity(run).flatMap(held -> perMillion("capacity", "the highest step", held, prices));
    }

    /** The cost of a million requests at a rate; empty if the rate is zero. */
    private static Optional<Finding> perMillion(String id, String where, double requestsPerSecond, Prices prices) {
        return requestsPerSecond > 0
                ? Optional.of(finding(
                        "cost.per-million." + id,
                        Observation.of("cost of a million requests at " + where, prices.currency())
                                .actual(prices.perMillion(requestsPerSecond)),
                        String.format(
                                Locale.ROOT,
                                "%d instances at %s.",
                                prices.instances(),
                                Text.of(requestsPerSecond, "requests/s"))))
                : Optional.empty();
    }

    /** True if the window has a constant planned load equal to the expected one. */
    private static boolean isAtExpectedLoad(RunView run, MeasuredWindow window) {
        Double load = window.fromLoad();
        Optional<Double> expected = run.economy().sizing().map(Sizing::wanted);
        return window.staysLevel()
                && run.workload()
                        .flatMap(plan -> planned(plan, load))
                        .flatMap(planned -> expected.map(wanted -> Math.abs(planned - wanted) <= ROUNDING * wanted))
                        .orElse(false);
    }

    private static Optional<Double> planned(Workload plan, @Nullable Double load) {
        return Optional.ofNullable(load).map(multiple -> multiple * plan.peakRequestsPerSecond());
    }

    private static Finding finding(String id, Observation facts, String explanation) {
        return Finding.of(id, Budget.TOTAL, Status.INFO, facts, explanation);
    }
}
