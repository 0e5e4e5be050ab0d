package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether anything was measured at all.
 *
 * <p>Gate {@code gate.data}: INCONCLUSIVE if no request was sent in a measured window.
 */
public final class HasData implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.data", "run");

    @Override
    public List<Finding> ask(RunView run) {
        long count = run.total().windows().stream()
                .mapToLong(window -> window.whole().count())
                .sum();
        Observation facts = Observation.of("requests in the measured windows", "requests")
                .expected(Threshold.atLeast(1))
                .actual((double) count);
        return List.of(
                facts.meetTheLimit()
                        ? GATE.holds(facts, "There are requests to judge.")
                        : GATE.condemns(
                                facts,
                                "No request was sent in a measured window.",
                                "See the beginning of the run's output for what went wrong, and check the stages of the"
                                        + " plan for one that is measured."));
    }
}
