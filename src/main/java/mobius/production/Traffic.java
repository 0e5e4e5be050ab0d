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
 * What users asked production over a range of time.
 *
 * @param range of time
 * @param routes by the name that the suite has for each, or as {@link Routes#name} calls one that it does not know
 * @param withoutRoute how many requests were counted without a route, by the class of their status; estimates
 */
public record Traffic(TimeRange range, SortedMap<String, Route> routes, Map<String, Double> withoutRoute) {

    /** The share of served requests without a route beyond which the others say little about production, from 0 to 1. */
    static final double MOST_WITHOUT_ROUTE = 0.1;

    /** The instrumentator looks for routes in the application that it was given, under its own paths. */
    static final String REMEDY =
            "The instrumentator does not find routes behind a root_path and in mounted applications: instrument those"
                    + " applications themselves.";

    /** In place of the class of a status that the platform does not tell. */
    static final String NO_STATUS = "not known";

    /**
     * One route.
     *
     * @param known whether the suite's contract has it
     * @param requests how many by the class of their status, {@code 2xx}; estimates, and so not whole numbers
     */
    public record Route(boolean known, Map<String, Double> requests) {

        public Route {
            requests = Map.copyOf(requests);
        }

        public double total() {
            return requests.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** How many were not answered as asked: 4xx, 429 among them, and 5xx. */
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

    /** How many requests have a route. */
    public double total() {
        return sum(routes.values());
    }

    /** The share of a route among all that users asked, from 0 to 1. */
    public double share(String route) {
        Route found = routes.get(route);
        return found == null ? 0 : found.total() / total();
    }

    /** The share that was not answered as asked, from 0 to 1. */
    public double failedShare() {
        return routes.values().stream().mapToDouble(Route::failed).sum() / total();
    }

    /** The share of which nobody knows how it was answered, from 0 to 1. */
    double untoldShare() {
        return routes.values().stream()
                        .mapToDouble(route -> route.requests().getOrDefault(NO_STATUS, 0.0))
                        .sum()
                / total();
    }

    /**
     * The share of requests that something served although no route was counted for them, from 0 to 1. What was redirected (3xx) or
     * refused (4xx) is not among them: FastAPI answers that way where it has no route.
     */
    public double servedWithoutRoute() {
        double served = withoutRoute.entrySet().stream()
                .filter(status ->
                        !status.getKey().startsWith("3") && !status.getKey().startsWith("4"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return served == 0 ? 0 : served / (served + total());
    }

    /** A sentence on the requests that are left out because no route was counted for them; empty if there are none. */
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

    /** How many requests each endpoint of the contract got. */
    public Map<String, Double> known() {
        return routes.entrySet().stream()
                .filter(route -> route.getValue().known())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, route -> route.getValue().total()));
    }

    /** The routes that the suite does not know, the busiest first. */
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
