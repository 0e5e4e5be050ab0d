package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a platform publishes it.
 *
 * @param path from the root of the platform, with its parameters in braces
 * @param parameters the names of the query parameters
 * @param fields the names of the members of the request's body
 */
record PublishedOperation(String path, Set<String> parameters, Set<String> fields) {

    PublishedOperation at(String otherPath) {
        return new PublishedOperation(otherPath, parameters, fields);
    }

    /** The operations of an OpenAPI 3 document by their {@link #key}. */
    static Map<String, PublishedOperation> in(JsonNode root) {
        Map<String, PublishedOperation> published = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            JsonNode item = resolved(root, path.getValue());
            for (Map.Entry<String, JsonNode> operation : item.properties()) {
                PublishedOperation served = new PublishedOperation(
                        path.getKey(),
                        parameters(root, item, operation.getValue()),
                        fields(root, operation.getValue()));
                published.merge(
                        key(operation.getKey(), path.getKey()),
                        served,
                        (one, other) -> one.path().endsWith("/") ? other : one);
            }
        }
        return published;
    }

    /** The method and the path, with its parameters unnamed and without a slash at its end: the same for a path and its twin. */
    static String key(String method, String path) {
        Operation operation = new Operation(method, path);
        String bare = operation.path();
        return operation.method() + " "
                + (bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare);
    }

    private static Set<String> parameters(JsonNode root, JsonNode item, JsonNode operation) {
        Set<String> names = new LinkedHashSet<>();
        List<JsonNode> all = new ArrayList<>();
        item.path("parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        for (JsonNode parameter : all) {
            JsonNode read = resolved(root, parameter);
            if (read.path("in").asText().equals("query")) {
                names.add(read.path("name").asText());
            }
        }
        return names;
    }

    private static Set<String> fields(JsonNode root, JsonNode operation) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode content : resolved(root, operation.path("requestBody")).path("content")) {
            collect(root, content.path("schema"), names, 0);
        }
        return names;
    }

    /** Schemas are built from others, which may go round in circles. */
    private static void collect(JsonNode root, JsonNode schema, Set<String> names, int depth) {
        if (depth > 8) {
            return;
        }
        JsonNode read = resolved(root, schema);
        read.path("properties").fieldNames().forEachRemaining(names::add);
        for (String combined : List.of("allOf", "anyOf", "oneOf")) {
            read.path(combined).forEach(part -> collect(root, part, names, depth + 1));
        }
    }

    private static JsonNode resolved(JsonNode root, JsonNode node) {
        JsonNode read = node;
        for (int hops = 0; hops < 8 && reference(read) != null; hops++) {
            read = root.at(String.valueOf(reference(read)).substring(1));
        }
        return read;
    }

    private static @Nullable String reference(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.startsWith("#/") ? reference : null;
    }
}
