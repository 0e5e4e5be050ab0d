package mobius.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The journeys of users and their frequencies. A user who arrives makes one journey; the mean number of requests per user
 * converts a request rate to an arrival rate.
 *
 * @param shares the share of each journey by its name, in the order of reports; never empty
 */
public record TrafficMix(Map<String, Share> shares) {

    /**
     * The share of one journey in the traffic.
     *
     * @param weight relative to the other weights, above zero
     * @param requestsPerUser the number of requests that one user of the journey sends, above zero
     */
    public record Share(double weight, double requestsPerUser) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one of them is not above zero or not finite
         */
        public Share {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a weight must be above 0, not " + weight);
            }
            if (!(requestsPerUser > 0 && Double.isFinite(requestsPerUser))) {
                throw new IllegalArgumentException("a journey must send at least one request, not " + requestsPerUser);
            }
        }
    }

    /**
     * Checks that there is a journey.
     *
     * @throws IllegalArgumentException if there are no shares
     */
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
     * The rate at which users start a journey, if all journeys together send {@code requestsPerSecond}.
     *
     * @throws IllegalArgumentException if the journey is not in this mix
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
