package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mobius.workload.LeftOut;

/**
 * Properties of a run in addition to its plan.
 *
 * @param smokeCheck true if the profile is too short for statistics by design, such as {@code quick}
 * @param targetOnSameMachine true if the platform shares the cores of the injector
 * @param plannedRequests the names of the requests in the plan's journeys; empty if they are unknown
 * @param connectionsAccepted the number of connections that the platform accepted during the run, if it reports them
 * @param leftOut the parts of the plan that were not run, because the platform does not serve them
 * @param warmUpConstant the time constant of the platform's warm-up, for a soak; empty otherwise
 */
public record Conditions(
        boolean smokeCheck,
        boolean targetOnSameMachine,
        Set<String> plannedRequests,
        OptionalLong connectionsAccepted,
        List<LeftOut> leftOut,
        Optional<Duration> warmUpConstant) {

    public Conditions {
        plannedRequests = Set.copyOf(plannedRequests);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns the conditions of a log without other information. */
    public static Conditions unknown() {
        return new Conditions(false, false, Set.of(), OptionalLong.empty(), List.of(), Optional.empty());
    }
}
