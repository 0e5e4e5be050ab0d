package mobius.verdict.budget;

import java.util.List;
import mobius.budget.Budget;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Batches;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.GatedBudgets;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.WindowBatches;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether there are enough data for intervals.
 *
 * <p>Finding {@code samples}, one for each deciding window: PASS if {@link Batches#areEnough}, INFO if all values are far from
 * their budgets, so that fewer data are sufficient, otherwise INCONCLUSIVE. A smoke check has no such finding.
 */
public final class SampleCount implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        if (run.conditions().smokeCheck()) {
            return List.of();
        }
        RequestStats total = run.latencyTotal();
        return run.decidingWindows().stream()
                .map(number -> judge(run, number, WindowBatches.of(total, number, run.window(number))))
                .toList();
    }

    private static Finding judge(RunView run, int number, Batches batches) {
        Observation facts = Observation.of("fewest samples in a batch", "samples")
                .expected(Threshold.atLeast(Batches.LEAST_SAMPLES))
                .actual((double) batches.fewestSamples())
                .samples(batches.samples())
                .within(run.window(number));
        if (batches.areEnough()) {
            return finding(Status.PASS, facts, "Batches are long and full enough.");
        }
        String explanation = "Batches are too short or have too few samples: " + batches.description() + ".";
        return isDecidedAnyhow(run, batches)
                ? finding(Status.INFO, facts, explanation + " The budgets are far enough from the values.")
                : finding(Status.INCONCLUSIVE, facts, explanation)
                        .withAdvice("Measure longer or at a higher rate: mobius.profile=nightly or full.");
    }

    /** True if all budgets of the total have a result without an interval. */
    private static boolean isDecidedAnyhow(RunView run, Batches batches) {
        LatencyBudgetRule test = new LatencyBudgetRule(new GatedBudgets(run).confidence());
        return run.budgets().ofTotal().stream()
                .map(budget ->
                        test.judge(batches, budget.percentile(), budget.limit()).status())
                .noneMatch(Status.INCONCLUSIVE::equals);
    }

    private static Finding finding(Status status, Observation facts, String explanation) {
        return Finding.of("samples", Budget.TOTAL, status, facts, explanation);
    }
}
