package mobius.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation is going to do.
 *
 * @param simulation the name of its class
 * @param gatling the version of Gatling; null where it does not tell
 * @param smokeCheck whether it is too short for statistics on purpose
 * @param warmUpConstant of a soak: how long the platform takes to warm up; empty for everything else
 * @param workload the load that it is going to offer
 * @param requests the names of the requests that its journeys send
 * @param accounts how many accounts the users take in turn
 * @param anonymousPerUser how many requests a user sends on average that the platform's limiter counts by their address
 * @param connectionsPerUser how many connections a user keeps at a time on average
 */
public record Offer(
        String simulation,
        @Nullable String gatling,
        boolean smokeCheck,
        Optional<Duration> warmUpConstant,
        Workload workload,
        Set<String> requests,
        int accounts,
        double anonymousPerUser,
        double connectionsPerUser) {

    public Offer {
        requests = Set.copyOf(requests);
    }
}
