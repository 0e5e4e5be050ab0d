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
 * An operation as a platform documents it.
 *
 * @param path from the root of the platform, with its parameters in braces
 * @param parameters the names of the query parameters
 * @param maxima the documented maxima of numeric query parameters, by name
 * @param fields the names of the fields in the request body
 */
record PublishedOperation(String path, Set<String> parameters, Map<String, Integer> maxima, Set<String> fields) {

    /** An operation of which only the path is known. */
    static PublishedOperation at(String path) {
        return new PublishedOperation(path, Set.of(), Map.of(), Set.of());
    }

    /** The same operation at another path. */
    PublishedOperation movedTo(String otherPath) {
        return new PublishedOperation(otherPath, parameters, maxima, fields);
    }

    /**
     * Reads the operations of an OpenAPI 3 document, by their {@link #key}. If a path exists with and without a slash at its end,
     * the one without is used.
     */
    static Map<String, PublishedOperation> in(JsonNode root) {
        Map<String, PublishedOperation> published = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            JsonNode item = resolved(root, path.getValue());
            for (Map.Entry<String, JsonNode> operation : item.properties()) {
                List<JsonNode> query = queryParameters(root, item, operation.getValue());
                PublishedOperation served = new PublishedOperation(
                        path.getKey(), names(query), maxima(root, query), fields(root, operation.getValue()));
                published.merge(
                        key(operation.getKey(), path.getKey()),
                        served,
                        (one, other) -> one.path().endsWith("/") ? other : one);
            }
        }
        return published;
    }

    /** The method and the path with unnamed parameters and without a slash at its end: the same key for both forms of a path. */
    static String key(String method, String path) {
        Operation operation = new Operation(method, path);
        String bare = operation.path();
        return operation.method() + " "
                + (bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare);
    }

    private static List<JsonNode> queryParameters(JsonNode root, JsonNode item, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        item.path("parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        return all.stream()
                .map(parameter -> resolved(root, parameter))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
    }

    private static Set<String> names(List<JsonNode> parameters) {
        Set<String> names = new LinkedHashSet<>();
        parameters.forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    /** The schema of an optional number may be {@code anyOf} a number and null. */
    private static Map<String, Integer> maxima(JsonNode root, List<JsonNode> parameters) {
        Map<String, Integer> maxima = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            JsonNode schema = resolved(root, parameter.path("schema"));
            List<JsonNode> schemas = new ArrayList<>(List.of(schema));
            schema.path("anyOf").forEach(each -> schemas.add(resolved(root, each)));
            schemas.stream()
                    .map(each -> each.path("maximum"))
                    .filter(JsonNode::isNumber)
                    .forEach(most -> maxima.put(parameter.path("name").asText(), most.asInt()));
        }
        return maxima;
    }

    private static Set<String> fields(JsonNode root, JsonNode operation) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode content : resolved(root, operation.path("requestBody")).path("content")) {
            collect(root, content.path("schema"), names, 0);
        }
        return names;
    }

    /**
     * Collects the field names of a schema and of those that it is composed of, up to a depth, because references may be
     * circular.
     */
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

    /** Follows references within the document, up to a number, because they may be circular. */
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
