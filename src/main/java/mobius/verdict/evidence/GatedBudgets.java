package mobius.verdict.evidence;

import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;
import mobius.verdict.finding.Confidence;

/** The budgets that decide the verdict of a run: those of all requests, and those of the critical requests that were sent. */
public final class GatedBudgets {

    private final RunView run;

    public GatedBudgets(RunView run) {
        this.run = run;
    }

    /** Returns the confidence required for each budget, over all deciding windows together. */
    public Confidence confidence() {
        long gated = Stream.concat(latencies(), Stream.of(run.budgets().ofErrors()))
                .filter(Budget::gated)
                .count();
        long budgets = gated * run.decidingWindows().size();
        return new Confidence((int) Math.max(1, budgets));
    }

    /** Returns the gated latency budgets, those of all requests first. */
    public Stream<Budget.Latency> latencies() {
        Stream<Budget.Latency> ofRequests = run.measurement().requests().stream()
                .map(RequestStats::name)
                .flatMap(request -> run.budgets().of(request).stream());
        return Stream.concat(run.budgets().ofTotal().stream(), ofRequests).filter(Budget.Latency::gated);
    }
}
