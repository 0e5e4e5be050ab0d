package mobius.verdict.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.workload.Workload;

/**
 * Checks response times against their budgets.
 *
 * <p>Findings {@code latency.p95} and so on, one for each window and budget: FAIL, PASS or INCONCLUSIVE by
 * {@link LatencyBudgetRule}, and in a smoke check by {@link ShortLatencyRule}. The budgets of all requests and of critical ones
 * are gated; all others are INFO, as are windows beyond the expected peak.
 */
public final class LatencyBudgets implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        List<RequestStats> subjects = subjects(run);
        List<Finding> findings = IntStream.range(0, run.measurement().windows().size())
                .mapToObj(number -> new LatencyWindow(run, number))
                .flatMap(window -> subjects.stream().flatMap(subject -> judge(run, window, subject)))
                .toList();
        return run.conditions().smokeCheck()
                ? findings.stream()
                        .map(finding -> isJudgedInAnother(finding, findings) ? shownOnly(finding) : finding)
                        .toList()
                : findings;
    }

    /**
     * True if another window has a result for the same budget. With several windows, one of them may have too few requests, such
     * as the first of a rising load.
     */
    private static boolean isJudgedInAnother(Finding finding, List<Finding> findings) {
        return finding.status() == Status.INCONCLUSIVE
                && ShortLatencyRule.isTooFew(finding)
                && findings.stream()
                        .filter(other -> other.id().equals(finding.id()))
                        .filter(other -> other.subject().equals(finding.subject()))
                        .anyMatch(other -> other.status() == Status.PASS || other.status() == Status.FAIL);
    }

    private static Finding shownOnly(Finding finding) {
        return Finding.ofTime(
                finding.id(),
                finding.subject(),
                Status.INFO,
                finding.facts(),
                "Shown only, judged in another window. " + finding.explanation());
    }

    /** The subjects of the budgets: all requests together, and each request. */
    private static List<RequestStats> subjects(RunView run) {
        List<RequestStats> subjects = new ArrayList<>();
        // If each window has a single journey, a total over all requests has no meaning.
        if (!run.workload().map(Workload::measuresOneJourneyAtATime).orElse(false)) {
            subjects.add(run.latencyTotal());
        }
        subjects.addAll(run.measurement().requests());
        return subjects;
    }

    /**
     * Judges a subject in a window. A request that was not sent in the window has no latency there, and the total has none if no
     * request that counts for it was sent. Missing requests are the subject of another check.
     */
    private static Stream<Finding> judge(RunView run, LatencyWindow window, RequestStats subject) {
        if (subject.name().equals(Budget.TOTAL)) {
            return window.wasSent(subject) || !window.wasSent(run.total())
                    ? window.judge(subject, run.budgets().ofTotal())
                    : Stream.empty();
        }
        return window.wasSent(subject) ? window.judge(subject, run.budgets().of(subject.name())) : Stream.empty();
    }
}
