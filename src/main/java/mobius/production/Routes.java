package mobius.production;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.budget.Budgets;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Operation;

/**
 * Selects the routes of production that users load, and maps them to endpoints of the contract. Probes, metrics and documentation
 * are left out, because machines request them regardless of users.
 */
public final class Routes {

    private static final String HEALTH = "health";

    /** The instrumentator's name for a missing route, and the value of a counter without the label {@code handler}. */
    private static final Set<String> NO_ROUTE = Set.of("none", "");

    /** Routes that probes, scrapers and developers request. */
    private static final Set<String> OF_MACHINES = Set.of(
            "/metrics",
            "/docs",
            "/docs/oauth2-redirect",
            "/redoc",
            "/openapi.json",
            "/favicon.ico",
            "/healthz",
            "/livez",
            "/readyz",
            "/live",
            "/ready",
            "/ping");

    private static final Set<String> METHODS_OF_MACHINES = Set.of("OPTIONS", "HEAD");

    private final String apiPrefix;
    private final Budgets budgets;
    private final Map<Operation, String> endpoints = new HashMap<>();

    /**
     * Creates the routes of a platform.
     *
     * @param apiPrefix of the platform: {@code /api/v1}
     * @param budgets whose class {@code health} lists the probes
     */
    public Routes(Contract contract, String apiPrefix, Budgets budgets) {
        this.apiPrefix = apiPrefix;
        this.budgets = budgets;
        contract.endpoints().forEach(endpoint -> endpoints.put(operation(endpoint), endpoint.name()));
    }

    private Operation operation(Endpoint endpoint) {
        String path = endpoint.path();
        return new Operation(
                endpoint.method(),
                path.startsWith(Contract.API_PREFIX) ? apiPrefix + path.substring(Contract.API_PREFIX.length()) : path);
    }

    /** The name of the endpoint with this route; empty if the contract has none. */
    public Optional<String> endpoint(Operation route) {
        return Optional.ofNullable(endpoints.get(route));
    }

    /**
     * The name of a route in reports. A route outside the contract is named by its method and path, with a note if an endpoint
     * has the same name because its own prefix is left out.
     */
    public String name(Operation route) {
        return endpoint(route)
                .orElseGet(() -> endpoints.containsValue(route.toString())
                        ? route + " (not under " + apiPrefix + ")"
                        : route.toString());
    }

    /** The endpoint of a request in a run log; empty if it is not in the contract, or a probe. */
    public Optional<String> endpointOf(String request) {
        return Optional.of(Budgets.endpointOf(request))
                .filter(endpoints::containsValue)
                .filter(name -> !isProbe(name));
    }

    /** Whether the route is load from users. */
    public boolean isOfUsers(Operation route) {
        String path = route.path().startsWith(apiPrefix) ? route.path().substring(apiPrefix.length()) : route.path();
        return !NO_ROUTE.contains(route.path())
                && !OF_MACHINES.contains(route.path())
                && !OF_MACHINES.contains(path)
                && !METHODS_OF_MACHINES.contains(route.method())
                && endpoint(route).filter(this::isProbe).isEmpty();
    }

    /** Whether these are requests without a route, some of which users may have sent. */
    boolean isWithoutRoute(Operation route) {
        return NO_ROUTE.contains(route.path()) && !METHODS_OF_MACHINES.contains(route.method());
    }

    private boolean isProbe(String endpoint) {
        return budgets.classOf(endpoint)
                .filter(found -> found.name().equals(HEALTH))
                .isPresent();
    }
}
