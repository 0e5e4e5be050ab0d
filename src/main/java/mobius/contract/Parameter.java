package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that is sent as text: a path or query parameter, or a header.
 *
 * @param required whether it must be present
 * @param fallback its default; a missing node if it has none
 * @param type how its text is parsed
 * @param schema compiled
 * @param translation from errors of the schema to violations
 */
record Parameter(
        String name, boolean required, JsonNode fallback, TextType type, Schema schema, Translation translation) {

    /** The parameter or header object at {@code pointer}. */
    static Parameter of(OpenApiDocument document, String name, String pointer) {
        JsonNode node = document.at(pointer);
        String schema = pointer + "/schema";
        return new Parameter(
                name,
                node.path("required").asBoolean(),
                document.at(schema).path("default"),
                TextType.of(document.at(schema)),
                document.schema(schema),
                new Translation(document));
    }

    /** Parses a text. If the text is null, the value is the default or a missing node. */
    JsonNode value(@Nullable String text) {
        return text == null ? fallback : type.read(text);
    }

    /**
     * Checks a value that {@link #value} has returned.
     *
     * @param place the location of the value, for the violations
     */
    List<Violation> check(JsonNode value, List<Object> place) {
        if (!value.isMissingNode()) {
            return translation.violations(schema.validate(value), place);
        }
        return required ? List.of(missing(place)) : List.of();
    }

    /** FastAPI's violation for a required value that is absent. */
    static Violation missing(List<Object> place) {
        return new Violation("missing", place, "Field required", NullNode.getInstance(), Map.of());
    }
}
