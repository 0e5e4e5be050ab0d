package mobius.production;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.workload.Visit;

/**
 * The weights of the journeys that reproduce production's requests best.
 *
 * @param weights of each journey, in percent of all users; 0 if it takes no part
 * @param expected the number of requests that each endpoint would then get, scaled to the total of production's known endpoints
 * @param traffic of production
 * @param recordsPerRequest how many records the run log has for each request that the mix is derived from. Health checks,
 *     additional metrics of requests and messages on WebSockets are in the log only
 */
public record Mix(
        Map<String, Double> weights, Map<String, Double> expected, Traffic traffic, double recordsPerRequest) {

    private static final double PERCENT = 100;
    private static final int FEW = 5;

    /** The smallest share of all users. Smaller shares are what the fit leaves for a journey that does not occur. */
    private static final double LEAST_SHARE = 5e-5;

    /**
     * A route whose share of all requests differs; shares are from 0 to 1.
     *
     * @param name of the endpoint, or of a route that is not in the contract
     * @param production its share of production's requests
     * @param journeys its share of the journeys' requests
     */
    public record Misfit(String name, double production, double journeys) {

        double size() {
            return Math.abs(production - journeys);
        }
    }

    public Mix {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        expected = Map.copyOf(expected);
    }

    /**
     * Estimates the mix with the maximum likelihood.
     *
     * @param visits what a user of each journey sends, by the name of the journey
     * @param routes which routes of production belong to users
     * @throws ProductionException if production received no request that a journey sends, or too many requests without a route
     */
    public static Mix of(Map<String, Visit> visits, Routes routes, Traffic traffic) {
        if (traffic.servedWithoutRoute() > Traffic.MOST_WITHOUT_ROUTE) {
            throw new ProductionException("No mix can be derived from the remaining requests of production: "
                    + traffic.leftOut().orElseThrow());
        }
        JourneyRequests journeys = JourneyRequests.of(visits, routes);
        Map<String, Double> known = traffic.known();
        double[] counts = journeys.endpoints().stream()
                .mapToDouble(endpoint -> known.getOrDefault(endpoint, 0.0))
                .toArray();
        if (Arrays.stream(counts).sum() <= 0) {
            throw new ProductionException("No journey sends any request that production received, such as %s;"
                            .formatted(traffic.unknown().stream().limit(FEW).collect(Collectors.joining(", ")))
                    + " check mobius.target.api-prefix and --selector");
        }
        double[] users = withoutRemains(PoissonFit.causes(journeys.matrix(), counts));
        return of(journeys, users, traffic);
    }

    private static double[] withoutRemains(double[] users) {
        double all = Arrays.stream(users).sum();
        return Arrays.stream(users)
                .map(some -> some < LEAST_SHARE * all ? 0 : some)
                .toArray();
    }

    /** Converts the numbers of users to weights, expected requests and records. */
    private static Mix of(JourneyRequests journeys, double[] users, Traffic traffic) {
        double all = Arrays.stream(users).sum();
        double[] requests = PoissonFit.expected(journeys.matrix(), users);
        Map<String, Double> expected = new LinkedHashMap<>();
        for (int endpoint = 0; endpoint < requests.length; endpoint++) {
            expected.put(journeys.endpoints().get(endpoint), requests[endpoint]);
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        double records = 0;
        for (int journey = 0; journey < users.length; journey++) {
            weights.put(journeys.journeys().get(journey), PERCENT * users[journey] / all);
            records += users[journey] * journeys.requestsPerUser().get(journey);
        }
        return new Mix(
                weights, expected, traffic, records / Arrays.stream(requests).sum());
    }

    /** The share of production's requests that the journeys reproduce, from 0 to 1. */
    public double explained() {
        Map<String, Double> known = traffic.known();
        double common = expected.entrySet().stream()
                .mapToDouble(endpoint -> Math.min(endpoint.getValue(), known.getOrDefault(endpoint.getKey(), 0.0)))
                .sum();
        return common / traffic.total();
    }

    /**
     * The routes whose shares differ from production, the largest difference first.
     *
     * @param least the smallest difference that is returned, from 0 to 1
     */
    public List<Misfit> misfits(double least) {
        double sent =
                expected.values().stream().mapToDouble(Double::doubleValue).sum();
        return Stream.concat(expected.keySet().stream(), traffic.routes().keySet().stream())
                .distinct()
                .map(name -> new Misfit(name, traffic.share(name), expected.getOrDefault(name, 0.0) / sent))
                .filter(misfit -> misfit.size() >= least)
                .sorted(Comparator.comparingDouble(Misfit::size).reversed())
                .toList();
    }

    /**
     * How often the users of each journey request each endpoint.
     *
     * @param journeys their names
     * @param requestsPerUser for each journey, as the run log counts requests
     * @param sent for each journey, how often its user requests each endpoint, without probes
     * @param endpoints that any journey requests, in alphabetical order
     */
    private record JourneyRequests(
            List<String> journeys,
            List<Double> requestsPerUser,
            List<Map<String, Double>> sent,
            List<String> endpoints) {

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
}
