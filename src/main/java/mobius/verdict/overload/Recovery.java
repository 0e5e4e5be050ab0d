package mobius.verdict.overload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.budget.Budget;
import mobius.measure.MeasuredWindow;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/**
 * Measures the time from the end of the overload until response times and errors were within their budgets and stayed there.
 *
 * <p>Finding {@code recovery}: FAIL if that did not happen before the end of the last measured window, otherwise PASS with the
 * time in seconds.
 */
public final class Recovery implements Check {

    /** Seconds before the end in which a recovery could not be confirmed. */
    private static final int TOO_LATE = 2;

    @Override
    public List<Finding> ask(RunView run) {
        return Overload.of(run).map(Overload::end).stream()
                .flatMap(end -> lastWindowAfter(run, end).map(last -> judge(run, end, last)).stream())
                .toList();
    }

    /** The last deciding window after the overload; empty if the plan ends with the overload. */
    private static Optional<MeasuredWindow> lastWindowAfter(RunView run, Duration end) {
        return run.decidingWindows().stream()
                .map(run::window)
                .filter(window -> window.startMillis() >= end.toMillis())
                .reduce((earlier, later) -> later);
    }

    private static Finding judge(RunView run, Duration overload, MeasuredWindow last) {
        int from = (int) overload.toSeconds();
        int to = (int) (last.endMillis() / 1000);
        int back = SecondsOverBudget.of(run).lastedUntil(from, to);
        Observation facts = Observation.of("time until p95 and errors were back within their budgets", "s")
                .samples((long) to - from);
        if (back > to - TOO_LATE) {
            return finding(Status.FAIL, facts, "Back at the expected peak, it did not recover before the end.")
                    .withAdvice(
                            "Look for queues that do not drain, leaked connections, and clients that retry at once.");
        }
        return finding(
                Status.PASS,
                facts.actual((double) back - from),
                "Counted from the end of the overload; each second was judged with its four neighbours.");
    }

    private static Finding finding(Status status, Observation facts, String explanation) {
        return Finding.ofTime("recovery", Budget.TOTAL, status, facts, explanation);
    }
}
