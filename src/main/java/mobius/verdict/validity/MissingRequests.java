package mobius.verdict.validity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.budget.Budgets;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the critical requests were sent at all. A budget without data is not met.
 *
 * <p>Finding {@code missing}, one for each critical endpoint that was not sent in a deciding window: INCONCLUSIVE if the plan has
 * it, otherwise INFO.
 */
public final class MissingRequests implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        Set<String> sent = run.measurement().requests().stream()
                .filter(request -> wasSentInADecidingWindow(run, request))
                .map(request -> Budgets.endpointOf(request.name()))
                .collect(Collectors.toSet());
        return run.budgets().critical().stream()
                .filter(endpoint -> !sent.contains(endpoint))
                .sorted()
                .map(endpoint -> judge(run, endpoint))
                .toList();
    }

    private static boolean wasSentInADecidingWindow(RunView run, RequestStats request) {
        return run.decidingWindows().stream().anyMatch(number -> RunView.sent(request, number) > 0);
    }

    private static Finding judge(RunView run, String endpoint) {
        Observation facts = Observation.of("requests in the measured windows", "requests")
                .expected(Threshold.atLeast(1))
                .actual(0);
        if (!isPlanned(run, endpoint)) {
            return finding(endpoint, Status.INFO, facts, "Critical, but no journey of this simulation sends it.");
        }
        return finding(
                        endpoint,
                        Status.INCONCLUSIVE,
                        facts,
                        "Critical and planned, but never sent in a deciding window.")
                .withAdvice("Check whether an earlier request of its journey fails, or the windows are too short.");
    }

    private static boolean isPlanned(RunView run, String endpoint) {
        return run.conditions().plannedRequests().stream()
                .anyMatch(request -> Budgets.endpointOf(request).equals(endpoint));
    }

    private static Finding finding(String endpoint, Status status, Observation facts, String explanation) {
        return Finding.of("missing", endpoint, status, facts, explanation);
    }
}
