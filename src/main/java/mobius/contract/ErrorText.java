package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The error that pydantic 2 reports for a value that breaks a rule.
 *
 * @param type pydantic's type of the error
 * @param msg pydantic's message
 * @param ctx the values in the message
 */
record ErrorText(String type, String msg, Map<String, Object> ctx) {

    /** Translates an error of the schema validator. */
    static ErrorText of(Error error, OpenApiDocument document) {
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> plain("missing", "Field required");
            case "minLength" -> length("string_too_short", "String should have at least", "min_length", rule);
            case "maxLength" -> length("string_too_long", "String should have at most", "max_length", rule);
            case "minItems" -> items("too_short", "at least", "min_length", error);
            case "maxItems" -> items("too_long", "at most", "max_length", error);
            case "minimum" -> bound("greater_than_equal", "greater than or equal to", "ge", rule);
            case "maximum" -> bound("less_than_equal", "less than or equal to", "le", rule);
            case "enum" -> choice("enum", rule);
            case "const" -> choice("literal_error", rule);
            case "pattern" ->
                new ErrorText(
                        "string_pattern_mismatch",
                        "String should match pattern '" + rule.asText() + "'",
                        Map.of("pattern", rule.asText()));
            case "additionalProperties" -> plain("extra_forbidden", "Extra inputs are not permitted");
            case "format" -> format(rule.asText());
            case "type" -> WrongType.text(error, document);
            default -> plain("value_error", "Value error, " + error.getMessage());
        };
    }

    /** An error whose message has no values. */
    static ErrorText plain(String type, String msg) {
        return new ErrorText(type, msg, Map.of());
    }

    private static ErrorText length(String type, String text, String name, JsonNode limit) {
        String unit = limit.asLong() == 1 ? "character" : "characters";
        return new ErrorText(type, "%s %s %s".formatted(text, limit.asText(), unit), Map.of(name, limit.asLong()));
    }

    private static ErrorText items(String type, String text, String name, Error error) {
        long limit = error.getSchemaNode().asLong();
        int size = error.getInstanceNode().size();
        String msg = String.format(
                Locale.ROOT,
                "List should have %s %d %s after validation, not %d",
                text,
                limit,
                limit == 1 ? "item" : "items",
                size);
        return new ErrorText(type, msg, Map.of("field_type", "List", name, limit, "actual_length", size));
    }

    private static ErrorText bound(String type, String text, String name, JsonNode limit) {
        return new ErrorText(
                type, "Input should be %s %s".formatted(text, limit.asText()), Map.of(name, limit.numberValue()));
    }

    private static ErrorText choice(String type, JsonNode allowed) {
        List<String> choices = new ArrayList<>();
        (allowed.isArray() ? allowed : List.of(allowed)).forEach(value -> choices.add("'" + value.asText() + "'"));
        String last = choices.remove(choices.size() - 1);
        String expected = choices.isEmpty() ? last : String.join(", ", choices) + " or " + last;
        return new ErrorText(type, "Input should be " + expected, Map.of("expected", expected));
    }

    private static ErrorText format(String format) {
        return switch (format) {
            case "uuid" -> parsing("uuid_parsing", "a valid UUID", "it is not 32 hexadecimal digits in five groups");
            case "uri" -> parsing("url_parsing", "a valid URL", "relative URL without a base");
            case "date-time" -> parsing("datetime_from_date_parsing", "a valid datetime or date", "invalid format");
            case "email" ->
                new ErrorText(
                        "value_error",
                        "value is not a valid email address: it needs the form name@domain.",
                        Map.of("reason", "it needs the form name@domain."));
            default -> plain("value_error", "Value error, Input should be a valid " + format);
        };
    }

    private static ErrorText parsing(String type, String expected, String error) {
        return new ErrorText(type, "Input should be %s, %s".formatted(expected, error), Map.of("error", error));
    }

    /** The errors that pydantic 2 reports for a value of the wrong JSON type. */
    private static final class WrongType {

        private WrongType() {}

        /** Translates an error of the schema's {@code type}. */
        static ErrorText text(Error error, OpenApiDocument document) {
            JsonNode value = error.getInstanceNode();
            return switch (error.getSchemaNode().asText()) {
                case "string" -> ErrorText.plain("string_type", "Input should be a valid string");
                case "integer" -> wrongInteger(value);
                case "number" -> wrongNumber(value);
                case "boolean" -> wrongBoolean(value);
                case "array" -> ErrorText.plain("list_type", "Input should be a valid list");
                case "object" -> wrongObject(error, document);
                case "null" -> ErrorText.plain("none_required", "Input should be None");
                default -> ErrorText.plain("value_error", "Value error, " + error.getMessage());
            };
        }

        private static ErrorText wrongInteger(JsonNode value) {
            if (value.isTextual()) {
                return ErrorText.plain(
                        "int_parsing", "Input should be a valid integer, unable to parse string as an integer");
            }
            return value.isNumber()
                    ? ErrorText.plain(
                            "int_from_float", "Input should be a valid integer, got a number with a fractional part")
                    : ErrorText.plain("int_type", "Input should be a valid integer");
        }

        private static ErrorText wrongNumber(JsonNode value) {
            return value.isTextual()
                    ? ErrorText.plain(
                            "float_parsing", "Input should be a valid number, unable to parse string as a number")
                    : ErrorText.plain("float_type", "Input should be a valid number");
        }

        private static ErrorText wrongBoolean(JsonNode value) {
            return value.isTextual()
                    ? ErrorText.plain("bool_parsing", "Input should be a valid boolean, unable to interpret input")
                    : ErrorText.plain("bool_type", "Input should be a valid boolean");
        }

        /** For pydantic an object with declared fields is a model, and one without is a dictionary. */
        private static ErrorText wrongObject(Error error, OpenApiDocument document) {
            String type = error.getSchemaLocation().getFragment().toString();
            String schema = type.substring(0, type.lastIndexOf('/'));
            return document.at(schema).has("properties")
                    ? ErrorText.plain(
                            "model_attributes_type",
                            "Input should be a valid dictionary or object to extract fields from")
                    : ErrorText.plain("dict_type", "Input should be a valid dictionary");
        }
    }
}
