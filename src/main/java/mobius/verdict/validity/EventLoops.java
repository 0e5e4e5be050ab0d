package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/**
 * Checks whether the event loops, which measure response times, had to wait for a core.
 *
 * <p>Gate {@code gate.waits}: a delay above 20 % of the worst 5 s, INCONCLUSIVE above 40 %. INFO if the operating system does not
 * expose it.
 */
public final class EventLoops implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.waits", "injector");

    @Override
    public List<Finding> ask(RunView run) {
        LoopWaits waits = new LoopWaits(run);
        return List.of(waits.areKnown() ? judge(waits) : notKnown(run, waits.facts()));
    }

    private static Finding judge(LoopWaits waits) {
        return waits.areLong()
                ? GATE.delays(
                        waits.facts(),
                        LoopWaits.utmost(),
                        "Responses were not read while the injector waited for a core, which appears as response time of the"
                                + " platform.",
                        "Run nothing else on the injector's machine, or give it more cores.")
                : GATE.holds(waits.facts(), "The wait of the event loops for a core was within its limit.");
    }

    private static Finding notKnown(RunView run, Observation facts) {
        return run.telemetry().isPresent()
                ? GATE.remarks(
                        facts, "Not available: this operating system does not expose it (/proc/self/task/*/schedstat).")
                : GATE.notKnown(run, facts, "The injector was not monitored.");
    }
}
