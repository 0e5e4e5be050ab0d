package mobius.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a change. One that was left out stays as it was; null empties a field that may be empty and leaves others
 * as they were.
 */
public record PatchFields(JsonNode body) {

    /** The text of a field that cannot be empty. */
    public String text(String field, String before) {
        String changed = Json.textOrNull(body, field);
        return changed == null ? before : changed;
    }

    /** The text of a field that may be empty. */
    public @Nullable String optionalText(String field, @Nullable String before) {
        return body.has(field) ? Json.textOrNull(body, field) : before;
    }

    /** The JSON of a field that may be empty. */
    public @Nullable String optionalJson(String field, @Nullable String before) {
        return body.has(field) ? Json.jsonOrNull(body, field) : before;
    }
}
