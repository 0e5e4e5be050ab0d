package mobius.verdict.validity;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;
import mobius.workload.Workload;

/**
 * Checks whether the planned load was sent. A budget that is met at half of the load is not confirmed for the peak.
 *
 * <p>Finding {@code throughput}, one for each deciding window: FAIL below the budget for the throughput, INCONCLUSIVE below 90 %
 * of the plan if random arrivals do not explain it, otherwise PASS.
 */
public final class Throughput implements Check {

    static final String ID = "throughput";

    /**
     * Least share of the planned load. With less, the budgets were not tested at the peak. This is a limit of the test, not of
     * the platform, so it is no budget.
     */
    private static final double MOSTLY_PERCENT = 90;

    /** Probability with which random arrivals alone bring less than the least share. */
    private static final double SELDOM = 0.001;

    @Override
    public List<Finding> ask(RunView run) {
        RequestStats total = run.total();
        return run.decidingWindows().stream()
                .flatMap(number -> judge(run, run.window(number), RunView.sent(total, number)))
                .toList();
    }

    /** The finding of a window; none if the plan has no requests in it. */
    private static Stream<Finding> judge(RunView run, MeasuredWindow window, long sent) {
        return run.workload().filter(plan -> planned(plan, window) > 0).stream()
                .map(plan -> judge(
                        run.budgets(), 100 * sent / planned(plan, window), mostlyPercent(plan, window), sent, window));
    }

    private static Finding judge(
            Budgets budgets, double percent, double mostlyPercent, long sent, MeasuredWindow window) {
        double least = budgets.platform().throughput().percent();
        Observation facts = Observation.of("requests sent of those planned", "%")
                .expected(Threshold.atLeast(Math.max(mostlyPercent, least)))
                .actual(percent)
                .samples(sent)
                .within(window);
        if (facts.meetTheLimit()) {
            return finding(Status.PASS, facts, "The planned load was offered.");
        }
        return percent < least
                ? finding(Status.FAIL, facts, "Less than " + Text.of(least, "%") + " of the planned load was sent.")
                        .withSeverity(budgets.severity().throughput().of(percent))
                        .withAdvice("Check which journeys stop early: users whose requests fail or hang send no more.")
                : finding(Status.INCONCLUSIVE, facts, "Budgets were not tested at the planned load.")
                        .withAdvice(
                                "Check which journeys stop early, and whether the mix counts their requests correctly.");
    }

    private static Finding finding(Status status, Observation facts, String explanation) {
        return Finding.of(ID, Budget.TOTAL, status, facts, explanation);
    }

    private static double planned(Workload plan, MeasuredWindow window) {
        return plan.plannedRequests(Duration.ofMillis(window.startMillis()), Duration.ofMillis(window.endMillis()));
    }

    /** The least share in percent. Random arrivals of few users may fall short of the plan by more than a tenth. */
    private static double mostlyPercent(Workload plan, MeasuredWindow window) {
        double users =
                plan.plannedUsers(Duration.ofMillis(window.startMillis()), Duration.ofMillis(window.endMillis()));
        return Math.min(MOSTLY_PERCENT, 100 * plan.arrivals().fewest(users, SELDOM) / users);
    }
}
