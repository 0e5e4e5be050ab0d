package mobius.reference.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.reference.settings.LatencySampler;
import mobius.reference.settings.TargetSettings;
import org.jspecify.annotations.Nullable;

/** Creates a route for each endpoint of the contract and for the few endpoints that an OpenAPI document does not contain. */
public final class Routes {

    /** Handler label of the instrumentator for paths without a route. */
    private static final String NO_HANDLER = "none";

    private static final Set<String> MONITORING = Set.of("GET /", "GET /health", "GET /api/v1/health", "GET /metrics");

    private final TargetSettings settings;
    private final Metrics metrics;
    private final Map<String, Operation> operations;

    /**
     * Creates a factory of routes.
     *
     * @param settings for the prefix of the API and for service times
     * @param metrics of each route
     * @param operations by endpoint name
     */
    public Routes(TargetSettings settings, Metrics metrics, Map<String, Operation> operations) {
        this.settings = settings;
        this.metrics = metrics;
        this.operations = operations;
    }

    /**
     * Returns all routes in the order of the contract: fixed paths before those with parameters.
     *
     * @throws IllegalStateException if an endpoint has no operation
     */
    public List<Route> of(Contract contract) {
        requireOperations(contract);
        List<Route> routes = new ArrayList<>();
        contract.endpoints().forEach(endpoint -> routes.add(route(endpoint)));
        routes.add(route("GET /metrics", "GET", "/metrics", null, operation("GET /metrics")));
        routes.add(route(
                "GET /openapi.json",
                "GET",
                settings.apiPrefix() + "/openapi.json",
                null,
                operation("GET /openapi.json")));
        routes.add(route(TargetSettings.WEB_SOCKET, "GET", "/ws", null, operation(TargetSettings.WEB_SOCKET)));
        for (String method : List.of("GET", "POST")) {
            routes.add(
                    route(TargetSettings.SOCKET_IO, method, "/socket.io/", null, operation(TargetSettings.SOCKET_IO)));
        }
        return List.copyOf(routes);
    }

    /** Returns the route of requests that match no other. It is measured under the handler {@code none}. */
    public Route unmatched(String method) {
        return route(NO_HANDLER, method, NO_HANDLER, null, call -> {
            throw Refusal.notFound("Not Found");
        });
    }

    private void requireOperations(Contract contract) {
        Set<String> missing = new TreeSet<>();
        contract.endpoints().forEach(endpoint -> missing.add(endpoint.name()));
        missing.removeAll(operations.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the reference target has no operation for " + String.join(", ", missing)
                    + "; add it to the handlers in mobius.target or take the endpoint out of config/openapi.json");
        }
    }

    private Route route(Endpoint endpoint) {
        return route(endpoint.name(), endpoint.method(), path(endpoint), endpoint, operation(endpoint.name()));
    }

    private Route route(String name, String method, String path, @Nullable Endpoint endpoint, Operation operation) {
        return new Route(
                name,
                method,
                path,
                endpoint,
                access(name, endpoint),
                new LatencySampler(name, settings),
                new EndpointMetrics(metrics, path, method),
                operation);
    }

    private Operation operation(String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new IllegalStateException("the reference target has no operation for " + name);
        }
        return operation;
    }

    /** The path with the configured prefix of the API. */
    private String path(Endpoint endpoint) {
        return endpoint.path().startsWith(Contract.API_PREFIX)
                ? settings.apiPrefix() + endpoint.path().substring(Contract.API_PREFIX.length())
                : endpoint.path();
    }

    private static Route.Access access(String name, @Nullable Endpoint endpoint) {
        if (MONITORING.contains(name)) {
            return Route.Access.MONITORING;
        }
        return endpoint != null && endpoint.needsToken() ? Route.Access.ACCOUNTS : Route.Access.ANYBODY;
    }
}
