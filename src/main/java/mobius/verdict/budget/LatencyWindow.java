package mobius.verdict.budget;

import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.SeverityRow;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Batches;
import mobius.verdict.evidence.GatedBudgets;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.WindowBatches;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.verdict.validity.Delays;

/** Judges the latency budgets of requests in one window. */
final class LatencyWindow {

    private final LatencyBudgetRule test;
    private final ShortLatencyRule check;
    private final boolean isCheck;
    private final int number;
    private final MeasuredWindow time;
    private final boolean isUpToPeak;
    private final boolean isOfPages;
    private final double delayed;
    private final SeverityRow severity;

    /**
     * Prepares the rules for one window.
     *
     * @param number the index of the window
     */
    LatencyWindow(RunView run, int number) {
        Confidence confidence = new GatedBudgets(run).confidence();
        this.test = new LatencyBudgetRule(confidence);
        this.check = new ShortLatencyRule(confidence);
        this.isCheck = run.conditions().smokeCheck();
        this.number = number;
        this.time = run.window(number);
        this.isUpToPeak = run.decidingWindows().contains(number);
        this.isOfPages = !run.pages().isEmpty();
        this.delayed = Delays.share(run);
        this.severity = run.budgets().severity().responseTime();
    }

    /** Returns true if the window has requests of this name. */
    boolean wasSent(RequestStats request) {
        return RunView.sent(request, number) > 0;
    }

    /** Returns a finding for each budget. */
    Stream<Finding> judge(RequestStats request, List<Budget.Latency> budgets) {
        Batches batches = WindowBatches.withFailures(request, number, time);
        return budgets.stream().map(budget -> judge(batches, budget));
    }

    /**
     * Judges one budget. A gated failure is based on a response time, so a delay of the injector puts it in doubt, unless more
     * responses are above the limit than the delay explains.
     */
    private Finding judge(Batches batches, Budget.Latency budget) {
        Estimate judged = isCheck
                ? check.judge(batches.merged(), budget)
                : test.judge(batches, budget.percentile(), budget.limit());
        Estimate answer = isAnswered(judged) ? judged : judged.withoutEstimate();
        Observation facts = Observation.of(budget.percentile() + " of " + budget.subject(), "ms")
                .expected(Threshold.below(budget.limit()))
                .actual(answer, 1)
                .samples(batches.samples())
                .within(time);
        String id = "latency." + budget.percentile();
        if (!isUpToPeak || isOfPages || !budget.gated()) {
            return Finding.of(id, budget.subject(), Status.INFO, facts, whyShown(answer) + answer.reason());
        }
        Finding finding = isBeyondDelay(batches, budget)
                ? Finding.of(id, budget.subject(), answer.status(), facts, answer.reason())
                : Finding.ofTime(id, budget.subject(), answer.status(), facts, answer.reason());
        return advised(finding, answer);
    }

    /** True if the percentile is that of a response. With too many failures it is not. */
    private static boolean isAnswered(Estimate answer) {
        return answer.estimate().orElse(0) < WindowBatches.NEVER.toMillis();
    }

    /** True if more responses are above the limit than a delayed injector can explain. */
    private boolean isBeyondDelay(Batches batches, Budget.Latency budget) {
        return batches.samples() > 0 && test.isBroken(batches.merged(), budget.percentile(), budget.limit(), delayed);
    }

    private String whyShown(Estimate answer) {
        String why = "Shown only, " + whyNotJudged();
        return switch (answer.status()) {
            case PASS -> why + "; within its budget. ";
            case FAIL -> why + "; over its budget. ";
            default -> why + ". ";
        };
    }

    private String whyNotJudged() {
        if (!isUpToPeak) {
            return "beyond the expected peak";
        }
        return isOfPages ? "the pages of this run are larger than those of users" : "not critical";
    }

    private Finding advised(Finding finding, Estimate answer) {
        return switch (answer.status()) {
            case FAIL ->
                finding.withSeverity(
                                isAnswered(answer)
                                        ? severity.of(answer.estimate().orElse(0))
                                        : null)
                        .withAdvice("See when it was slow in the chart over time, and what the platform did then.");
            case INCONCLUSIVE ->
                finding.withAdvice("Measure longer or at a higher rate: mobius.profile=nightly or full.");
            default -> finding;
        };
    }
}
