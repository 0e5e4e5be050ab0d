package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;

/** The trust gates about one injector and its log, which a merged run asks of each of its injectors. */
public final class InjectorGates {

    private static final List<Check> ALL = List.of(
            new LogComplete(),
            new UserAccounting(),
            new ScriptFailures(),
            new Arrivals(),
            new ScheduleLag(),
            new EventLoops(),
            new Cpu(),
            new Pauses(),
            new FileAndPortUsage());

    private InjectorGates() {}

    /**
     * The answers of one injector.
     *
     * @param part what it did, held against its part of the plan
     */
    public static List<Finding> ask(RunView part) {
        return ALL.stream().flatMap(gate -> gate.ask(part).stream()).toList();
    }
}
