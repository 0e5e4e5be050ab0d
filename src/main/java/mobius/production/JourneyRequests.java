package mobius.production;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.workload.Visit;

/**
 * Which endpoints the users of each journey ask, and how often.
 *
 * @param journeys their names
 * @param requestsPerUser of each journey, by the run log
 * @param sent for each journey how often its user asks each endpoint; probes are not among them
 * @param endpoints all that any journey asks, in the order of the alphabet
 */
record JourneyRequests(
        List<String> journeys, List<Double> requestsPerUser, List<Map<String, Double>> sent, List<String> endpoints) {

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

    /** A row for each endpoint, a column for each journey. */
    double[][] matrix() {
        return endpoints.stream()
                .map(endpoint -> sent.stream()
                        .mapToDouble(requests -> requests.getOrDefault(endpoint, 0.0))
                        .toArray())
                .toArray(double[][]::new);
    }
}
