package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;

/** The errors that pydantic 2 reports for a value of the wrong JSON type. */
final class WrongType {

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
                ? ErrorText.plain("float_parsing", "Input should be a valid number, unable to parse string as a number")
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
                        "model_attributes_type", "Input should be a valid dictionary or object to extract fields from")
                : ErrorText.plain("dict_type", "Input should be a valid dictionary");
    }
}
