package mobius.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.RequestStats;

/** Did response times stay within their budgets? Those of all requests and of critical ones decide, the others are shown. */
final class LatencyBudgets implements Question {

    @Override
    public List<Finding> ask(Evidence evidence) {
        LatencyTest test = new LatencyTest(
                new GatedBudgets(evidence).confidence(), evidence.conditions().smokeCheck());
        List<RequestStats> subjects = subjects(evidence);
        return IntStream.range(0, evidence.measurement().windows().size())
                .mapToObj(number -> new LatencyWindow(evidence, test, number))
                .flatMap(window -> subjects.stream().flatMap(subject -> judge(evidence, window, subject)))
                .toList();
    }

    private static List<RequestStats> subjects(Evidence evidence) {
        List<RequestStats> subjects = new ArrayList<>();
        subjects.add(evidence.measurement().total(evidence.budgets()::inTotal));
        subjects.addAll(evidence.measurement().requests());
        return subjects;
    }

    /** What was not sent in a window has no latency there; whether it should have been sent is another question. */
    private static Stream<Finding> judge(Evidence evidence, LatencyWindow window, RequestStats subject) {
        if (subject.name().equals(Budget.TOTAL)) {
            return window.judge(subject, evidence.budgets().ofTotal());
        }
        return window.wasSent(subject)
                ? window.judge(subject, evidence.budgets().of(subject.name()))
                : Stream.empty();
    }
}
