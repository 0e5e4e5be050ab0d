package mobius.gatling;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mobius.workload.TrafficMix;

/**
 * What one user does from arrival to departure.
 *
 * @param name as in {@code mobius.load.weights}, and the name of its scenario in reports
 * @param requestsPerUser how many requests a user sends on average, by the run log: a figure beside that of a request counts
 *     too; arrival rates follow from it
 * @param anonymousPerUser how many of them a rate limiter counts by the address that they come from, since they bring no
 *     {@code Authorization}: whoever signs in, registers, refreshes or opens a WebSocket; health checks are exempt
 * @param steps the requests and the pauses between them, built only for a simulation that offers the journey
 */
public record Journey(String name, double requestsPerUser, double anonymousPerUser, Supplier<ChainBuilder> steps) {

    /** How many requests a user sends on average over all journeys that a rate limiter counts by their address. */
    static double anonymousPerUser(List<Journey> journeys, TrafficMix mix) {
        Map<String, TrafficMix.Share> shares = mix.shares();
        double weights = 0;
        double requests = 0;
        for (Journey journey : journeys) {
            TrafficMix.Share share = shares.get(journey.name());
            double weight = share == null ? 0 : share.weight();
            weights += weight;
            requests += weight * journey.anonymousPerUser();
        }
        return requests / weights;
    }
}
