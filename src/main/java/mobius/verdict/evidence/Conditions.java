package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mobius.workload.LeftOut;

/**
 * What a judge must know of a run beyond its plan.
 *
 * @param smokeCheck whether the profile is too short for statistics on purpose, as {@code quick} is
 * @param targetOnSameMachine whether the platform shares the injector's cores
 * @param plannedRequests the names of the requests that the plan's journeys send; empty when that is not known
 * @param connectionsAccepted how many connections the platform took during the run, where it reports them
 * @param leftOut what of the plan was not offered, because the platform does not serve it
 * @param warmUpConstant of a soak: how long the platform takes to warm up; empty for everything else
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

    /** Of a log about which nothing else is known. */
    public static Conditions unknown() {
        return new Conditions(false, false, Set.of(), OptionalLong.empty(), List.of(), Optional.empty());
    }
}
