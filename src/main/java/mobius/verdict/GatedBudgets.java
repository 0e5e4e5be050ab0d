package mobius.verdict;

import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;

/** The budgets that decide the verdict of a run: those of all requests, and those of the critical requests it sent. */
final class GatedBudgets {

    private final JudgedRun run;

    GatedBudgets(JudgedRun run) {
        this.run = run;
    }

    /** How sure each of them must be, in all deciding windows together. */
    Confidence confidence() {
        long budgets = all().count() * run.decidingWindows().size();
        return new Confidence((int) Math.max(1, budgets));
    }

    Stream<Budget.Latency> latencies() {
        return all().filter(Budget.Latency.class::isInstance).map(Budget.Latency.class::cast);
    }

    private Stream<Budget> all() {
        Stream<Budget> ofRequests = run.measurement().requests().stream()
                .map(RequestStats::name)
                .flatMap(request -> run.budgets().of(request).stream());
        return Stream.concat(run.budgets().ofTotal().stream(), ofRequests).filter(Budget::gated);
    }
}
