package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/** Did the threads that take the time of responses get a core when they wanted one? */
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
                        "Responses lay unread while the injector waited for a core, and that reads as response time of the"
                                + " platform.",
                        "Leave its machine to the injector alone, or give it more cores.")
                : GATE.holds(waits.facts(), "The event loops got a core when they wanted one.");
    }

    private static Finding notKnown(RunView run, Observation facts) {
        return run.telemetry().isPresent()
                ? GATE.remarks(facts, "This operating system does not tell.")
                : GATE.notKnown(run, facts, "The injector was not watched.");
    }
}
