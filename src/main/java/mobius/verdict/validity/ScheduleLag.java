package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the injector was scheduled on time, by {@link SchedulingLag}.
 *
 * <p>Gate {@code gate.lag}: a delay if the p99 of the lag is above 5 ms and above 5 % of the median response time, INCONCLUSIVE
 * above four times that. Gate {@code gate.stalls}: a delay if long stalls take more than 0.5 % of the time, INCONCLUSIVE above
 * ten times that.
 */
public final class ScheduleLag implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.lag", "injector");
    private static final ValidityGate STALLS = new ValidityGate("gate.stalls", "injector");

    @Override
    public List<Finding> ask(RunView run) {
        SchedulingLag lag = new SchedulingLag(run);
        return List.of(
                judge(run, lag, GATE, lag.usual(), lag.utmost()),
                judge(run, lag, STALLS, lag.stalls(), lag.utmostInStalls()));
    }

    private static Finding judge(
            RunView run, SchedulingLag lag, ValidityGate gate, Observation facts, Threshold utmost) {
        if (!lag.isKnown()) {
            return gate.notKnown(run, facts, "The injector was not monitored throughout the measured windows.");
        }
        return facts.meetTheLimit()
                ? gate.holds(facts, "Scheduling lag was within its limit.")
                : gate.delays(
                        facts,
                        utmost,
                        "The injector could not run on time, and its delays appear as response time of the platform.",
                        "Run nothing else on the injector's machine, or give it more cores or a larger heap.");
    }
}
