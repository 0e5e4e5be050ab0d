package mobius.verdict.validity;

import java.util.List;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the rate limiter was measured instead of the platform.
 *
 * <p>Gate {@code gate.throttling}: INCONCLUSIVE if more than 1 % of the responses in the deciding windows were rejected by the
 * limiter. Beyond the expected peak rejections are acceptable and not counted.
 */
public final class Throttling implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.throttling", "platform");
    private static final double MOST_PERCENT = 1;

    @Override
    public List<Finding> ask(RunView run) {
        Responses all = Responses.merged(run.decidingWindows().stream()
                .map(run.total().windows()::get)
                .map(WindowStats::whole)
                .toList());
        Observation facts = Observation.of("responses rejected by the rate limiter", "%")
                .samples(all.count())
                .expected(Threshold.atMost(MOST_PERCENT));
        return all.throttledRate().map(rate -> judge(facts.actual(rate.percent()))).stream()
                .toList();
    }

    private static Finding judge(Observation facts) {
        return facts.meetTheLimit()
                ? GATE.holds(facts, "Rejections by the rate limiter were within their limit.")
                : GATE.condemns(
                        facts,
                        "Responses of the limiter are not responses of the platform.",
                        "Spread the load over more accounts, or have the injector exempted from the limit.");
    }
}
