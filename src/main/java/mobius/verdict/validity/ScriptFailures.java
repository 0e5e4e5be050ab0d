package mobius.verdict.validity;

import java.util.List;
import mobius.measure.ErrorGroup;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the script could do its work. A request that could not be built was never sent: it is in no request count and no
 * error rate, and its user sends less from then on.
 *
 * <p>Gate {@code gate.script}: INCONCLUSIVE if there was such a request.
 */
public final class ScriptFailures implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.script", "simulation");

    @Override
    public List<Finding> ask(RunView run) {
        List<ErrorGroup> failures = run.measurement().errors().stream()
                .filter(ErrorGroup::failedOutsideRequests)
                .toList();
        Observation facts = Observation.of("requests that could not be built", "requests")
                .expected(Threshold.atMost(0))
                .actual((double) failures.stream().mapToLong(ErrorGroup::count).sum());
        return List.of(
                failures.isEmpty()
                        ? GATE.holds(facts, "Every request could be built.")
                        : GATE.condemns(
                                facts,
                                "Requests were never sent, because they could not be built: "
                                        + failures.get(0).message(),
                                "Correct the journey, or the data that it draws from."));
    }
}
