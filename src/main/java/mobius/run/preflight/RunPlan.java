package mobius.run.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobius.workload.LeftOut;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation is going to do.
 *
 * @param simulation the name of its class
 * @param gatling the version of Gatling; null where it does not tell
 * @param smokeCheck whether it is too short for statistics on purpose
 * @param warmUpConstant of a soak: how long the platform takes to warm up; empty for everything else
 * @param workload the load that it is going to offer, from all its injectors
 * @param requests the names of the requests that its journeys send
 * @param leftOut what of the plan is not offered, because the platform does not serve it
 * @param accounts how many accounts the users of all injectors take in turn
 * @param returningUsers the share of users who take up a kept session, from 0 to 1
 * @param anonymousPerUser how many requests a user sends on average that the platform's limiter counts by their address
 * @param connectionsPerUser how many connections a user keeps at a time on average
 */
public record RunPlan(
        String simulation,
        @Nullable String gatling,
        boolean smokeCheck,
        Optional<Duration> warmUpConstant,
        Workload workload,
        Set<String> requests,
        List<LeftOut> leftOut,
        int accounts,
        double returningUsers,
        double anonymousPerUser,
        double connectionsPerUser) {

    public RunPlan {
        requests = Set.copyOf(requests);
        leftOut = List.copyOf(leftOut);
    }

    /** The same with another load. */
    RunPlan offering(Workload other) {
        return new RunPlan(
                simulation,
                gatling,
                smokeCheck,
                warmUpConstant,
                other,
                requests,
                leftOut,
                accounts,
                returningUsers,
                anonymousPerUser,
                connectionsPerUser);
    }
}
