package mobius.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one user of a journey sends on average.
 *
 * @param requestsPerUser the number of records in the run log, which include additional metrics of requests; above zero
 * @param anonymousPerUser the number of requests without {@code Authorization}, which a rate limiter counts by address: sign-in,
 *     registration, refresh and the opening of a WebSocket; health checks are exempt
 * @param sent the number of each HTTP request, by its name, without messages on WebSockets
 */
public record Visit(double requestsPerUser, double anonymousPerUser, Map<String, Double> sent) {

    public Visit {
        sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }
}
