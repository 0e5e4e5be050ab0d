package mobius.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which journeys users make, and how often. A user who arrives makes one journey; a request rate becomes an arrival rate
 * through the mean number of requests of a user.
 *
 * @param shares the share of each journey by its name, in the order in which reports show them; never empty
 */
public record TrafficMix(Map<String, Share> shares) {

    /**
     * What one journey takes of the traffic.
     *
     * @param weight the journey's weight against the other weights, above zero
     * @param requestsPerUser how many requests one user of the journey sends, above zero
     */
    public record Share(double weight, double requestsPerUser) {

        public Share {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a weight must be above 0, not " + weight);
            }
            if (!(requestsPerUser > 0 && Double.isFinite(requestsPerUser))) {
                throw new IllegalArgumentException("a journey must send at least one request, not " + requestsPerUser);
            }
        }
    }

    public TrafficMix {
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("a traffic mix needs at least one journey with a weight above 0");
        }
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    /** The mean number of requests that one user sends, over all journeys. */
    public double requestsPerUser() {
        double requests = shares.values().stream()
                .mapToDouble(share -> share.weight() * share.requestsPerUser())
                .sum();
        return requests / totalWeight();
    }

    /**
     * How many users start a journey each second when all journeys together send {@code requestsPerSecond}.
     *
     * @throws IllegalArgumentException when the journey is not in this mix
     */
    public double usersPerSecond(String journey, double requestsPerSecond) {
        Share share = shares.get(journey);
        if (share == null) {
            throw new IllegalArgumentException("no journey " + journey + " in the mix " + shares.keySet());
        }
        return requestsPerSecond / requestsPerUser() * share.weight() / totalWeight();
    }

    private double totalWeight() {
        return shares.values().stream().mapToDouble(Share::weight).sum();
    }
}
