package mobius.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.budget.Budgets;
import mobius.measure.RequestStats;

/** Were the critical requests sent at all? A budget without data is not a budget that holds. */
final class MissingRequests implements Question {

    @Override
    public List<Finding> ask(JudgedRun run) {
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

    private static boolean wasSentInADecidingWindow(JudgedRun run, RequestStats request) {
        return run.decidingWindows().stream().anyMatch(number -> JudgedRun.sent(request, number) > 0);
    }

    private static Finding judge(JudgedRun run, String endpoint) {
        Facts facts = Facts.of("requests in the measured windows", "requests")
                .expected(Limit.atLeast(1))
                .actual(0);
        if (!isPlanned(run, endpoint)) {
            return finding(endpoint, Status.INFO, facts, "Critical, but no journey of this simulation sends it.");
        }
        return finding(endpoint, Status.INCONCLUSIVE, facts, "Critical and planned, but never sent where it counts.")
                .withAdvice("See which request before it in its journey fails, or whether the windows are too short.");
    }

    private static boolean isPlanned(JudgedRun run, String endpoint) {
        return run.conditions().plannedRequests().stream()
                .anyMatch(request -> Budgets.endpointOf(request).equals(endpoint));
    }

    private static Finding finding(String endpoint, Status status, Facts facts, String explanation) {
        return Finding.of("missing", endpoint, status, facts, explanation);
    }
}
