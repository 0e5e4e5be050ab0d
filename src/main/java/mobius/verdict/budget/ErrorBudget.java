package mobius.verdict.budget;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.measure.ErrorGroup;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.GatedBudgets;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks the share of failed requests against its budget. Throttled requests are neither failures nor responses. Beyond the
 * expected peak, the requests that an overloaded platform rejected are not counted either.
 *
 * <p>Finding {@code errors}, one for each window: FAIL if the lower bound of the share is above the budget, PASS if the upper
 * bound is below it, otherwise INCONCLUSIVE. INFO in windows beyond the expected peak.
 */
public final class ErrorBudget implements Check {

    private static final double PERCENT = 100;

    @Override
    public List<Finding> ask(RunView run) {
        RequestStats total = run.total();
        return IntStream.range(0, total.windows().size())
                .mapToObj(
                        number -> judge(run, number, total.windows().get(number).whole()))
                .toList();
    }

    private static Finding judge(RunView run, int number, Responses all) {
        ErrorRateRule test = new ErrorRateRule(
                new GatedBudgets(run).confidence(), run.conditions().smokeCheck());
        boolean decides = run.decidingWindows().contains(number);
        long shed = decides ? 0 : all.failures().shed();
        Estimate answer = test.judge(
                all.ko().count() - shed, all.judged() - shed, run.budgets().errorRate());
        Observation facts = Observation.of("failed requests", "%")
                .expected(Threshold.below(run.budgets().errorRate().percent()))
                .actual(answer, PERCENT)
                .samples(all.judged() - shed)
                .within(run.window(number));
        if (!decides) {
            return finding(Status.INFO, facts, "Shown only, beyond the expected peak. " + answer.reason());
        }
        return advised(finding(answer.status(), facts, answer.reason()), run);
    }

    private static Finding finding(Status status, Observation facts, String explanation) {
        return Finding.of("errors", Budget.TOTAL, status, facts, explanation);
    }

    /** Adds the severity, by the share of timeouts, and the remedy. */
    private static Finding advised(Finding finding, RunView run) {
        return switch (finding.status()) {
            case FAIL ->
                finding.withSeverity(run.budgets().severity().timeouts().of(percentOfTimeouts(run.measurement())))
                        .withAdvice("See the list of errors for what failed, and where.");
            case INCONCLUSIVE ->
                finding.withAdvice(
                        "Measure longer or at a higher rate: few responses cannot confirm a small error rate.");
            default -> finding;
        };
    }

    /** Share of timeouts over the whole run, because error messages are not kept for each window. */
    private static double percentOfTimeouts(Measurement measurement) {
        long timeouts = measurement.errors().stream()
                .filter(ErrorBudget::isTimeout)
                .mapToLong(ErrorGroup::count)
                .sum();
        return PERCENT * timeouts / Math.max(1, measurement.total().whole().judged());
    }

    /** Recognises a timeout by its message, as the log has no types of errors. */
    private static boolean isTimeout(ErrorGroup error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return message.contains("timeout") || message.contains("timed out");
    }
}
