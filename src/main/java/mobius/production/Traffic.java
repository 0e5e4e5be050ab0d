package mobius.production;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The requests of users that production received over a range of time.
 *
 * @param range of time
 * @param routes by their names in {@link Routes#name}
 * @param withoutRoute the number of requests that were counted without a route, by status class; estimates
 */
public record Traffic(TimeRange range, SortedMap<String, Route> routes, Map<String, Double> withoutRoute) {

    /**
     * The largest share of served requests without a route, from 0 to 1, at which the remaining ones still represent production.
     */
    static final double MOST_WITHOUT_ROUTE = 0.1;

    /** The instrumentator looks for routes in the application that it was given, under that application's own paths. */
    static final String REMEDY =
            "The instrumentator does not find routes behind a root_path and in mounted applications: instrument those"
                    + " applications themselves.";

    /** Used as the status class if the platform does not export the status. */
    static final String NO_STATUS = "not known";

    /**
     * The requests of one route.
     *
     * @param known whether the contract has it
     * @param requests the number by status class, such as {@code 2xx}; estimates, and therefore not whole numbers
     */
    public record Route(boolean known, Map<String, Double> requests) {

        public Route {
            requests = Map.copyOf(requests);
        }

        /** The number of requests. */
        public double total() {
            return requests.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** The number of failed requests: 4xx, including 429, and 5xx. */
        public double failed() {
            return requests.entrySet().stream()
                    .filter(status ->
                            status.getKey().startsWith("4") || status.getKey().startsWith("5"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }

    public Traffic {
        routes = new TreeMap<>(routes);
        withoutRoute = Map.copyOf(withoutRoute);
    }

    /** The number of requests with a route. */
    public double total() {
        return sum(routes.values());
    }

    /** The share of a route among all requests with a route, from 0 to 1. */
    public double share(String route) {
        Route found = routes.get(route);
        return found == null ? 0 : found.total() / total();
    }

    /** The share of failed requests, from 0 to 1. */
    public double failedShare() {
        return routes.values().stream().mapToDouble(Route::failed).sum() / total();
    }

    /** The share of requests whose status is unknown, from 0 to 1. */
    double untoldShare() {
        return routes.values().stream()
                        .mapToDouble(route -> route.requests().getOrDefault(NO_STATUS, 0.0))
                        .sum()
                / total();
    }

    /**
     * The share of requests that were served although no route was counted for them, from 0 to 1. Redirected (3xx) and refused
     * (4xx) requests are not included, because FastAPI responds to unknown paths in these ways.
     */
    public double servedWithoutRoute() {
        double served = withoutRoute.entrySet().stream()
                .filter(status ->
                        !status.getKey().startsWith("3") && !status.getKey().startsWith("4"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return served == 0 ? 0 : served / (served + total());
    }

    /** A sentence about the requests that are left out because no route was counted for them; empty if there are none. */
    public Optional<String> leftOut() {
        double left =
                withoutRoute.values().stream().mapToDouble(Double::doubleValue).sum();
        return left == 0
                ? Optional.empty()
                : Optional.of(Words.of(
                        "%s of all requests are left out, because they were counted without a route (handler=\"none\", or no such"
                                + " label); as a share of the served requests, this is %s.%s",
                        Words.percent(left / (left + total())),
                        Words.percent(servedWithoutRoute()),
                        servedWithoutRoute() == 0 ? "" : " " + REMEDY));
    }

    /** The number of requests for each endpoint of the contract. */
    public Map<String, Double> known() {
        return routes.entrySet().stream()
                .filter(route -> route.getValue().known())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, route -> route.getValue().total()));
    }

    /** The routes that are not in the contract, the busiest first. */
    public List<String> unknown() {
        return routes.entrySet().stream()
                .filter(route -> !route.getValue().known())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingDouble(this::share).reversed())
                .toList();
    }

    private static double sum(Collection<Route> routes) {
        return routes.stream().mapToDouble(Route::total).sum();
    }
}
