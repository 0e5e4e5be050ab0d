package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the endpoints of a document, in its order. */
final class EndpointReader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode paths;

    /** @param paths the member of this name of a document */
    EndpointReader(JsonNode paths) {
        this.paths = paths;
    }

    List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    endpoints.add(endpoint(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return List.copyOf(endpoints);
    }

    private Endpoint endpoint(String path, String method, JsonNode operation) {
        return new Endpoint(
                name(path, method),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("operationId").asText(),
                !operation.path("security").isEmpty(),
                operation.path("x-optional").asBoolean(),
                statuses(operation));
    }

    /**
     * The root has a health check of its own, so that a path keeps its prefix if another one stands without it. A slash at the
     * end makes another path, but not another endpoint.
     */
    private String name(String path, String method) {
        String bare = path.startsWith(Contract.API_PREFIX) ? path.substring(Contract.API_PREFIX.length()) : path;
        boolean taken = !bare.equals(path) && paths.path(bare).has(method);
        String plain = (taken ? path : bare).replaceAll("(?<=.)/$", "").replaceAll("\\{[^}]*}", "{id}");
        return method.toUpperCase(Locale.ROOT) + " " + plain;
    }

    /** OpenAPI also knows "4XX" and "default", which FastAPI does not write by itself and which promise no one status. */
    private static SortedSet<Integer> statuses(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.matches("\\d{3}"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
