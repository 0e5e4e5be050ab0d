package mobius.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Describes the structure of a response body in a few words, for a table: {@code data: array of 3},
 * {@code object with items (3) and total}.
 */
final class AnswerShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The fields in which platforms return the rows of a list. */
    private static final List<String> LISTS = List.of("items", "results", "data");
    /** How deep field names are collected; bodies come from outside, so they may be nested without limit. */
    private static final int DEPTH = 8;

    private final String body;
    private final String contentType;

    /**
     * Creates a description.
     *
     * @param body as text; may be empty
     * @param contentType the value of the header; may be empty
     */
    AnswerShape(String body, String contentType) {
        this.body = body;
        this.contentType = contentType.split(";", 2)[0].strip();
    }

    /** The structure of the body; a body that is neither JSON nor a page is described by its content type. */
    String words() {
        if (body.isBlank()) {
            return "empty";
        }
        if (body.stripLeading().startsWith("<")) {
            return "HTML or XML";
        }
        JsonNode root = root();
        if (!root.isContainerNode()) {
            return root.isMissingNode() && !contentType.isEmpty() ? contentType : "text";
        }
        return root.isObject() && root.has("data") && !isPage(root) ? "data: " + value(root.path("data")) : value(root);
    }

    /**
     * Whether the field names in the body are in snake_case; empty if the body has neither or both of snake_case and camelCase.
     */
    Optional<Boolean> isSnakeCase() {
        List<String> names = new ArrayList<>();
        collect(root(), names, 0);
        boolean snake = names.stream().anyMatch(name -> name.indexOf('_') > 0);
        boolean camel = names.stream().anyMatch(name -> name.matches("[a-z]+[A-Z].*"));
        return snake == camel ? Optional.empty() : Optional.of(snake);
    }

    /** A page may have its rows in {@code data}, next to their total. */
    private static boolean isPage(JsonNode root) {
        return root.path("data").isArray() && root.has("total");
    }

    /** Describes a value: the size of a list or of the list in an object, otherwise its type. */
    private static String value(JsonNode value) {
        if (value.isArray()) {
            return "array of " + value.size();
        }
        if (!value.isObject()) {
            return value.isNull() ? "null" : value.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        return LISTS.stream()
                .filter(name -> value.path(name).isArray())
                .findFirst()
                .map(name -> String.format(
                        Locale.ROOT,
                        "%s (%d)%s",
                        name,
                        value.path(name).size(),
                        value.has("total") ? " and total" : ""))
                .orElse("object");
    }

    /**
     * Collects the field names of a body. Metadata and settings are skipped: users choose those names, so they show no convention
     * of the platform.
     */
    private static void collect(JsonNode node, List<String> names, int depth) {
        if (depth > DEPTH) {
            return;
        }
        node.properties().stream()
                .filter(field -> !List.of("metadata", "meta", "settings").contains(field.getKey()))
                .forEach(field -> {
                    names.add(field.getKey());
                    collect(field.getValue(), names, depth + 1);
                });
        if (node.isArray()) {
            node.forEach(element -> collect(element, names, depth + 1));
        }
    }

    private JsonNode root() {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
