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

/** How a text becomes a JSON value, as pydantic does it. A text that is no value of the type stays a text. */
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

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}(\\.0{1,100})?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{0,100})?([eE][+-]?\\d{1,3})?");
    private static final Set<String> TRUE = Set.of("true", "1", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "f", "no", "n", "off");

    abstract Optional<JsonNode> parse(String text);

    final JsonNode read(String text) {
        return parse(text.strip()).orElseGet(() -> TextNode.valueOf(text));
    }

    /** The type that a schema asks for; that of an optional value is the one beside {@code null}. */
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
