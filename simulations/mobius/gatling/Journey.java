package mobius.gatling;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import mobius.workload.TrafficMix;

/**
 * What one user does from arrival to departure.
 *
 * @param name as in {@code mobius.load.weights}, and the name of its scenario in reports
 * @param requestsPerUser how many requests a user sends on average, by the run log: a figure beside that of a request counts
 *     too; arrival rates follow from it
 * @param anonymousPerUser how many of them a rate limiter counts by the address that they come from, since they bring no
 *     {@code Authorization}: whoever signs in, registers, refreshes or opens a WebSocket; health checks are exempt
 * @param connections how many connections a user keeps at a time: a WebSocket is one of its own, beside the one for all other
 *     requests
 * @param steps the requests and the pauses between them, built only for a simulation that offers the journey
 */
public record Journey(
        String name, double requestsPerUser, double anonymousPerUser, int connections, Supplier<ChainBuilder> steps) {

    /** The journey of a user who keeps one connection. */
    public Journey(String name, double requestsPerUser, double anonymousPerUser, Supplier<ChainBuilder> steps) {
        this(name, requestsPerUser, anonymousPerUser, 1, steps);
    }

    /** How many requests a user sends on average over all journeys that a rate limiter counts by their address. */
    static double anonymousPerUser(List<Journey> journeys, TrafficMix mix) {
        return mean(journeys, mix, TrafficMix.Share::weight, Journey::anonymousPerUser);
    }

    /** How many connections a user keeps, on average over all that are there: who sends more requests is there for longer. */
    static double connectionsPerUser(List<Journey> journeys, TrafficMix mix) {
        return mean(journeys, mix, share -> share.weight() * share.requestsPerUser(), Journey::connections);
    }

    private static double mean(
            List<Journey> journeys,
            TrafficMix mix,
            ToDoubleFunction<TrafficMix.Share> weightOf,
            ToDoubleFunction<Journey> valueOf) {
        double weights = 0;
        double sum = 0;
        for (Journey journey : journeys) {
            TrafficMix.Share share = mix.shares().get(journey.name());
            double weight = share == null ? 0 : weightOf.applyAsDouble(share);
            weights += weight;
            sum += weight * valueOf.applyAsDouble(journey);
        }
        return sum / weights;
    }
}
