package mobius.production;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.workload.Visit;

/**
 * How often the users of each journey request each endpoint.
 *
 * @param journeys their names
 * @param requestsPerUser for each journey, as the run log counts requests
 * @param sent for each journey, how often its user requests each endpoint, without probes
 * @param endpoints that any journey requests, in alphabetical order
 */
record JourneyRequests(
        List<String> journeys, List<Double> requestsPerUser, List<Map<String, Double>> sent, List<String> endpoints) {

    /**
     * Groups the requests of each journey by endpoint.
     *
     * @param visits by the name of the journey
     */
    static JourneyRequests of(Map<String, Visit> visits, Routes routes) {
        Collection<Visit> all = visits.values();
        List<Map<String, Double>> sent =
                all.stream().map(visit -> endpoints(visit, routes)).toList();
        List<String> endpoints = sent.stream()
                .flatMap(requests -> requests.keySet().stream())
                .sorted()
                .distinct()
                .toList();
        return new JourneyRequests(
                List.copyOf(visits.keySet()),
                all.stream().map(Visit::requestsPerUser).toList(),
                sent,
                endpoints);
    }

    private static Map<String, Double> endpoints(Visit visit, Routes routes) {
        Map<String, Double> endpoints = new LinkedHashMap<>();
        visit.sent()
                .forEach((request, times) -> routes.endpointOf(request)
                        .ifPresent(endpoint -> endpoints.merge(endpoint, times, Double::sum)));
        return endpoints;
    }

    /** The requests per user, with a row for each endpoint and a column for each journey. */
    double[][] matrix() {
        return endpoints.stream()
                .map(endpoint -> sent.stream()
                        .mapToDouble(requests -> requests.getOrDefault(endpoint, 0.0))
                        .toArray())
                .toArray(double[][]::new);
    }
}
