package mobius.production;

import java.util.Map;
import mobius.telemetry.BucketCounts;

/**
 * How long production took to answer, as the server itself sees it: without the network.
 *
 * @param routes the times of each route in seconds, by the name that the suite has for it
 * @param all the times of all routes together, with the finest buckets that there are
 */
public record ServedLatencies(Map<String, BucketCounts> routes, BucketCounts all) {

    public ServedLatencies {
        routes = Map.copyOf(routes);
    }
}
