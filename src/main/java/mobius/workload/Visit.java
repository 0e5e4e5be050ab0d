package mobius.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one user of a journey does to the platform.
 *
 * @param requestsPerUser the mean number of requests by the run log, where a figure beside that of a request counts too; above
 *     zero
 * @param sent how often it sends each HTTP request, by the request's name; neither figures nor messages on a WebSocket are among
 *     them
 */
public record Visit(double requestsPerUser, Map<String, Integer> sent) {

    public Visit {
        sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }
}
