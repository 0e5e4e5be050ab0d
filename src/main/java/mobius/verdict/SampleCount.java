package mobius.verdict;

import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;

/** Are there data enough for intervals? Where all budgets are far from the figures, fewer will do. */
final class SampleCount implements Question {

    @Override
    public List<Finding> ask(JudgedRun run) {
        if (run.conditions().smokeCheck()) {
            return List.of();
        }
        RequestStats total = run.latencyTotal();
        return run.decidingWindows().stream()
                .map(number -> judge(run, number, WindowBatches.of(total, number, run.window(number))))
                .toList();
    }

    private static Finding judge(JudgedRun run, int number, Batches batches) {
        Facts facts = Facts.of("fewest samples in a batch", "samples")
                .expected(Limit.atLeast(Batches.LEAST_SAMPLES))
                .actual((double) batches.fewestSamples())
                .samples(batches.samples())
                .within(run.window(number));
        if (batches.areEnough()) {
            return finding(Status.PASS, facts, "Batches are long and full enough.");
        }
        String explanation = "Batches are too short or too empty: " + batches.description() + ".";
        return isDecidedAnyhow(run, batches)
                ? finding(Status.INFO, facts, explanation + " The budgets are far enough from the figures.")
                : finding(Status.INCONCLUSIVE, facts, explanation)
                        .withAdvice("Measure longer or at a higher rate: mobius.profile=nightly or full.");
    }

    private static boolean isDecidedAnyhow(JudgedRun run, Batches batches) {
        LatencyTest test = new LatencyTest(new GatedBudgets(run).confidence());
        return latencies(run)
                .map(budget ->
                        test.judge(batches, budget.percentile(), budget.limit()).status())
                .noneMatch(Status.INCONCLUSIVE::equals);
    }

    private static Stream<Budget.Latency> latencies(JudgedRun run) {
        return run.budgets().ofTotal().stream()
                .filter(Budget.Latency.class::isInstance)
                .map(Budget.Latency.class::cast);
    }

    private static Finding finding(Status status, Facts facts, String explanation) {
        return Finding.of("samples", Budget.TOTAL, status, facts, explanation);
    }
}
