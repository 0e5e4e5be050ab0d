package mobius.verdict.validity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mobius.budget.Budgets;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.workload.LeftOut;

/**
 * Checks whether all journeys of the plan were run. Requests that the platform does not serve are not sent.
 *
 * <p>Finding {@code left-out}, one for each journey: INCONCLUSIVE if a critical endpoint is among them, because its budget cannot
 * be confirmed, otherwise INFO.
 */
public final class LeftOutJourneys implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        return run.conditions().leftOut().stream()
                .map(left -> judge(left, criticalOf(left, run.budgets())))
                .toList();
    }

    private static Set<String> criticalOf(LeftOut left, Budgets budgets) {
        Set<String> critical = new TreeSet<>(left.missing());
        critical.retainAll(budgets.critical());
        return critical;
    }

    private static Finding judge(LeftOut left, Set<String> critical) {
        Observation facts = Observation.of("endpoints that the platform does not serve", "endpoints")
                .actual((double) left.missing().size());
        String what = left.whole() ? "The journey was left out: " : "It was run without these requests: ";
        if (critical.isEmpty()) {
            return Finding.of(
                    "left-out", left.journey(), Status.INFO, facts, what + String.join(", ", left.missing()) + ".");
        }
        return Finding.of(
                        "left-out",
                        left.journey(),
                        Status.INCONCLUSIVE,
                        facts,
                        what + String.join(", ", left.missing()) + "; critical: " + String.join(", ", critical) + ".")
                .withAdvice("Test a platform that serves it, or set mobius.load.weights." + left.journey()
                        + " to 0 to test without it.");
    }
}
