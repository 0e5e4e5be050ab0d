package mobius.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one user of a journey does to the platform, on average.
 *
 * @param requestsPerUser the number of requests by the run log, where a metric beside that of a request counts too; above zero
 * @param anonymousPerUser how many of them a rate limiter counts by the address that they come from, because they bring no
 *     {@code Authorization}: sign-in, registration, refresh, the opening of a WebSocket; health checks are exempt
 * @param sent how often it sends each HTTP request, by the request's name; messages on a WebSocket are not among them
 */
public record Visit(double requestsPerUser, double anonymousPerUser, Map<String, Double> sent) {

    public Visit {
        sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }
}
