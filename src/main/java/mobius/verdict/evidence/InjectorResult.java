package mobius.verdict.evidence;

import java.util.List;
import java.util.stream.Stream;
import mobius.verdict.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One injector of a merged run.
 *
 * @param index its number, from 0
 * @param host the name of its machine; null if it has none
 * @param region whose accounts it used
 * @param folder in which its part of the run is
 * @param traffic what it sent
 * @param clock how its clock and its beginning compare with those of the others
 * @param delayed the share of the responses that it may have read late, from 0 to 1
 * @param gates its own answers to the trust gates
 */
public record InjectorResult(
        int index,
        @Nullable String host,
        String region,
        String folder,
        InjectorTraffic traffic,
        Clock clock,
        double delayed,
        List<Finding> gates) {

    /**
     * The clock of an injector.
     *
     * @param aheadMillis how far it is ahead of the clock of the first injector, as both compare with the platform's; null if that is
     *     not known
     * @param steppedMillis by how much it was set during the run; null if that is not known
     * @param lateMillis how long after the first of all injectors it began
     */
    public record Clock(
            @Nullable Double aheadMillis, @Nullable Double steppedMillis, long lateMillis) {}

    public InjectorResult {
        gates = List.copyOf(gates);
    }

    /** For example {@code injector 2}. */
    public String name() {
        return "injector " + index;
    }

    /** Returns its findings of one gate. */
    public Stream<Finding> gate(String id) {
        return gates.stream().filter(gate -> gate.id().equals(id));
    }
}
