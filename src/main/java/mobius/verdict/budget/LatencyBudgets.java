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

/** Did response times stay within their budgets? Those of all requests and of critical ones decide, the others are shown. */
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

    /** Of several windows one may see a request too seldom, as the first of some rising loads does. */
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

    private static List<RequestStats> subjects(RunView run) {
        List<RequestStats> subjects = new ArrayList<>();
        // Where each window has one journey alone, no requests are together.
        if (!run.workload().map(Workload::measuresOneJourneyAtATime).orElse(false)) {
            subjects.add(run.latencyTotal());
        }
        subjects.addAll(run.measurement().requests());
        return subjects;
    }

    /**
     * What was not sent in a window has no latency there, nor has the total where all that was sent is not part of it; whether
     * more should have been sent is another question.
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
