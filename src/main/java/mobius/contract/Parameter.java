package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that travels as text: a path or query parameter, or a header.
 *
 * @param name its name
 * @param required whether it must be there
 * @param fallback its default, a missing node where there is none
 * @param type how its text is read
 * @param schema its compiled schema
 * @param translation from the schema's errors to violations
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

    /** The value of a text; the default, or a missing node, where the text is null. */
    JsonNode value(@Nullable String text) {
        return text == null ? fallback : type.read(text);
    }

    /** What is wrong with a value of {@link #value}, which stands at {@code place}. */
    List<Violation> check(JsonNode value, List<Object> place) {
        if (!value.isMissingNode()) {
            return translation.violations(schema.validate(value), place);
        }
        return required ? List.of(missing(place)) : List.of();
    }

    static Violation missing(List<Object> place) {
        return new Violation("missing", place, "Field required", NullNode.getInstance(), Map.of());
    }
}
