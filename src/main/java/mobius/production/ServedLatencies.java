package mobius.production;

import java.util.Map;
import mobius.telemetry.BucketCounts;

/**
 * The response times of production as measured by the server, without the network.
 *
 * @param routes the times of each route in seconds, by the name of the route in {@link Routes#name}
 * @param all the times of all routes together, with the finest buckets available
 */
public record ServedLatencies(Map<String, BucketCounts> routes, BucketCounts all) {

    public ServedLatencies {
        routes = Map.copyOf(routes);
    }
}
