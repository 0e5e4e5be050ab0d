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
 * Which of production's routes are load that users make, and what the suite calls them. Probes, metrics and documentation are
 * left out: machines ask for them, whatever users do.
 */
public final class Routes {

    private static final String HEALTH = "health";

    /** The instrumentator's name for no route, and what a counter without its label handler has. */
    private static final Set<String> NO_ROUTE = Set.of("none", "");

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
     * The routes of a platform.
     *
     * @param apiPrefix of the platform: {@code /api/v1}
     * @param budgets whose class {@code health} names the probes
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

    /** What the suite calls a route, or empty when its contract has no such endpoint. */
    public Optional<String> endpoint(Operation route) {
        return Optional.ofNullable(endpoints.get(route));
    }

    /**
     * What the suite calls a route. One that it does not know is called by its method and path, which are told apart from an
     * endpoint that is called the same because its name is without the prefix.
     */
    public String name(Operation route) {
        return endpoint(route)
                .orElseGet(() -> endpoints.containsValue(route.toString())
                        ? route + " (not under " + apiPrefix + ")"
                        : route.toString());
    }

    /** The endpoint of a request of the suite, or empty when it is none of the contract or not made by users. */
    public Optional<String> endpointOf(String request) {
        return Optional.of(Budgets.endpointOf(request))
                .filter(endpoints::containsValue)
                .filter(name -> !isProbe(name));
    }

    /** Whether users ask for it. */
    public boolean isOfUsers(Operation route) {
        String path = route.path().startsWith(apiPrefix) ? route.path().substring(apiPrefix.length()) : route.path();
        return !NO_ROUTE.contains(route.path())
                && !OF_MACHINES.contains(route.path())
                && !OF_MACHINES.contains(path)
                && !METHODS_OF_MACHINES.contains(route.method())
                && endpoint(route).filter(this::isProbe).isEmpty();
    }

    /** Whether users may have asked for it, and nobody counted where. */
    boolean isWithoutRoute(Operation route) {
        return NO_ROUTE.contains(route.path()) && !METHODS_OF_MACHINES.contains(route.method());
    }

    private boolean isProbe(String endpoint) {
        return budgets.classOf(endpoint)
                .filter(found -> found.name().equals(HEALTH))
                .isPresent();
    }
}
