package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;

/** The trust gates about one injector and its log, which a merged run asks of each of its injectors. */
public final class InjectorGates {

    private InjectorGates() {}

    /**
     * Returns the findings of one injector.
     *
     * @param part what it did, compared with its part of the plan
     * @param injectors the number of injectors of the run
     */
    public static List<Finding> ask(RunView part, int injectors) {
        List<Check> gates = List.of(
                new LogComplete(),
                new UserAccounting(),
                new ScriptFailures(),
                new Arrivals(injectors),
                new ScheduleLag(),
                new EventLoops(),
                new Cpu(),
                new Pauses(),
                new FileAndPortUsage());
        return gates.stream().flatMap(gate -> gate.ask(part).stream()).toList();
    }
}
