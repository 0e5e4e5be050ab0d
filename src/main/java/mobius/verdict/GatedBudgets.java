package mobius.verdict;

import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;

/** The budgets that decide the verdict of a run: those of all requests, and those of the critical requests it sent. */
final class GatedBudgets {

    private final Evidence evidence;

    GatedBudgets(Evidence evidence) {
        this.evidence = evidence;
    }

    /** How sure each of them must be, in all deciding windows together. */
    Confidence confidence() {
        long budgets = all().count() * evidence.decidingWindows().size();
        return new Confidence((int) Math.max(1, budgets));
    }

    Stream<Budget.Latency> latencies() {
        return all().filter(Budget.Latency.class::isInstance).map(Budget.Latency.class::cast);
    }

    private Stream<Budget> all() {
        Stream<Budget> ofRequests = evidence.measurement().requests().stream()
                .map(RequestStats::name)
                .flatMap(request -> evidence.budgets().of(request).stream());
        return Stream.concat(evidence.budgets().ofTotal().stream(), ofRequests).filter(Budget::gated);
    }
}
