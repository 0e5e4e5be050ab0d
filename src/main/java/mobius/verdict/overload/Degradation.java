package mobius.verdict.overload;

import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.budget.SeverityRow;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.stats.BinomialBound;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the platform degraded gracefully beyond the expected peak. It may be slow there, and it may reject requests
 * before their timeout. It must not drop connections, return wrong responses or let requests time out.
 *
 * <p>Findings {@code degradation.crash}, {@code degradation.content} and {@code degradation.hanging}: FAIL if the lower bound of
 * the share of such requests is above the budget for errors, otherwise PASS. Finding {@code degradation.shedding}: INFO with the
 * share of rejections.
 */
public final class Degradation implements Check {

    /** Confidence of the bounds. */
    private static final double SURE = 0.99;

    @Override
    public List<Finding> ask(RunView run) {
        return Overload.of(run)
                .map(overload -> responses(run, overload))
                .filter(responses -> responses.judged() > 0)
                .map(responses -> judge(responses, run.budgets()).toList())
                .orElse(List.of());
    }

    /** The responses of all windows beyond the peak. */
    private static Responses responses(RunView run, Overload overload) {
        return Responses.merged(overload.windows().stream()
                .map(run.total().windows()::get)
                .map(WindowStats::whole)
                .toList());
    }

    private static Stream<Finding> judge(Responses all, Budgets budgets) {
        double allowed = budgets.errorRate().value();
        SeverityRow timeouts = budgets.severity().timeouts();
        return Stream.of(
                crash(new BinomialBound(all.failures().disconnected(), all.judged()), allowed),
                content(new BinomialBound(all.failures().wrong(), all.judged()), allowed),
                hanging(new BinomialBound(all.failures().timedOut(), all.judged()), allowed, timeouts),
                shedding(all));
    }

    private static Finding crash(BinomialBound share, double allowed) {
        Observation facts = facts("requests without a connection, or with one that broke", share, allowed);
        return isSurelyAbove(share, allowed)
                ? finding("crash", Status.FAIL, facts, "The platform crashed or dropped connections under overload.")
                        .withAdvice("Check its restarts and its log, and limit its queues and its memory.")
                : finding("crash", Status.PASS, facts, "Connections were kept under overload.");
    }

    private static Finding content(BinomialBound share, double allowed) {
        Observation facts = facts("requests answered with another status or content", share, allowed);
        return isSurelyAbove(share, allowed)
                ? finding("content", Status.FAIL, facts, "The platform returned wrong responses under overload.")
                        .withAdvice("See the list of errors: only 429 and 503 ask a client to try again later.")
                : finding("content", Status.PASS, facts, "Responses were correct under overload.");
    }

    private static Finding hanging(BinomialBound share, double allowed, SeverityRow timeouts) {
        Observation facts = facts("requests without a response within their timeout", share, allowed);
        return isSurelyAbove(share, allowed)
                ? finding(
                                "hanging",
                                Status.FAIL,
                                facts,
                                "The platform let requests time out instead of rejecting them.")
                        .withSeverity(timeouts.of(share.share() * 100))
                        .withAdvice("Limit its queues and waits, and return 503 at once if they are full.")
                : finding("hanging", Status.PASS, facts, "Every rejected request was answered within its timeout.");
    }

    private static Finding shedding(Responses all) {
        long away = all.failures().shed() + all.throttled();
        Observation facts = Observation.of("rejected requests (429, 503)", "%")
                .actual(100.0 * away / all.count())
                .samples(all.count());
        return finding("shedding", Status.INFO, facts, "Beyond the expected peak this is not a failure.");
    }

    /**
     * A few failures may be chance: the lower bound of Clopper and Pearson must be above the allowed share, at 99 % confidence.
     */
    private static boolean isSurelyAbove(BinomialBound share, double allowed) {
        return share.low(SURE) > allowed;
    }

    private static Observation facts(String value, BinomialBound share, double allowed) {
        return Observation.of(value, "%")
                .expected(Threshold.atMost(100 * allowed))
                .actual(100 * share.share())
                .samples(share.trials());
    }

    private static Finding finding(String id, Status status, Observation facts, String explanation) {
        return Finding.of("degradation." + id, Budget.TOTAL, status, facts, explanation);
    }
}
