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

/**
 * Reads the endpoints of a document, in its order. A member of a path item that is neither an operation nor a known other member
 * is an error, because it could be an operation.
 */
final class EndpointReader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    /** The member that holds the operations of other methods since OpenAPI 3.2. */
    private static final String ADDITIONAL = "additionalOperations";

    private static final Set<String> NO_OPERATIONS = Set.of("summary", "description", "servers", "parameters");

    private final JsonNode paths;

    /**
     * Creates a reader.
     *
     * @param paths the {@code paths} of a document, without references ({@link PathItems})
     */
    EndpointReader(JsonNode paths) {
        this.paths = paths;
    }

    /**
     * Reads all endpoints.
     *
     * @throws IllegalArgumentException if a path item has an unknown member; the message continues a sentence that begins with
     *     the document
     */
    List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                add(endpoints, path.getKey(), member.getKey(), member.getValue());
            }
        }
        return List.copyOf(endpoints);
    }

    private void add(List<Endpoint> endpoints, String path, String member, JsonNode value) {
        if (METHODS.contains(member)) {
            endpoints.add(endpoint(path, member, value));
        } else if (member.equals(ADDITIONAL)) {
            value.properties().forEach(more -> endpoints.add(endpoint(path, more.getKey(), more.getValue())));
        } else if (!NO_OPERATIONS.contains(member) && !member.startsWith("x-")) {
            throw new IllegalArgumentException(
                    "has \"%s\" in the path %s, which is not an operation of OpenAPI 3".formatted(member, path));
        }
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
     * The name of an endpoint. The path loses the API prefix, unless the same path without the prefix exists, too: the root has a
     * health check of its own. A slash at the end makes another path, but not another endpoint.
     */
    private String name(String path, String method) {
        String bare = path.startsWith(Contract.API_PREFIX) ? path.substring(Contract.API_PREFIX.length()) : path;
        boolean taken = !bare.equals(path) && paths.path(bare).has(method);
        return new Operation(method, taken ? path : bare).toString();
    }

    /**
     * The numeric statuses. OpenAPI also has "4XX" and "default"; FastAPI does not generate them, and they do not document a
     * single status.
     */
    private static SortedSet<Integer> statuses(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.matches("\\d{3}"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
