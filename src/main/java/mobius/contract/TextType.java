package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Converts text to a JSON value, as pydantic does. Text that is not valid for the type remains a string, which the schema then
 * rejects.
 */
enum TextType {
    STRING {
        @Override
        Optional<JsonNode> parse(String text) {
            return Optional.of(TextNode.valueOf(text));
        }
    },
    INTEGER {
        @Override
        Optional<JsonNode> parse(String text) {
            return WHOLE.matcher(text).matches() ? NUMBER.parse(text) : Optional.empty();
        }
    },
    NUMBER {
        @Override
        Optional<JsonNode> parse(String text) {
            return DECIMAL.matcher(text).matches()
                    ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                    : Optional.empty();
        }
    },
    BOOLEAN {
        @Override
        Optional<JsonNode> parse(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            return TRUE.contains(word) || FALSE.contains(word)
                    ? Optional.of(BooleanNode.valueOf(TRUE.contains(word)))
                    : Optional.empty();
        }
    };

    /** The lengths are limited, because the text comes from outside and becomes a BigDecimal. */
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}(\\.0{1,100})?");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{0,100})?([eE][+-]?\\d{1,3})?");
    private static final Set<String> TRUE = Set.of("true", "1", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "f", "no", "n", "off");

    /** The value of a text; empty if the text is not valid for this type. */
    abstract Optional<JsonNode> parse(String text);

    /** The value of a text, which may have blanks around it; a string if the text is not valid for this type. */
    final JsonNode read(String text) {
        return parse(text.strip()).orElseGet(() -> TextNode.valueOf(text));
    }

    /** The type in a schema. For an optional value it is the alternative to {@code null}. */
    static TextType of(JsonNode schema) {
        for (JsonNode branch : schema.path("anyOf")) {
            if (!branch.path("type").asText().equals("null")) {
                return of(branch);
            }
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            default -> STRING;
        };
    }
}
