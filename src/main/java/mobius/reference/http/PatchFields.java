package mobius.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a partial update. A missing field keeps its value. Null clears an optional field and is ignored for a required
 * one.
 *
 * @param body the validated JSON object
 */
public record PatchFields(JsonNode body) {

    /** Returns the new value of a required text field. */
    public String text(String field, String before) {
        String changed = Json.textOrNull(body, field);
        return changed == null ? before : changed;
    }

    /** Returns the new value of an optional text field. */
    public @Nullable String optionalText(String field, @Nullable String before) {
        return body.has(field) ? Json.textOrNull(body, field) : before;
    }

    /** Returns the new value of an optional JSON field. */
    public @Nullable String optionalJson(String field, @Nullable String before) {
        return body.has(field) ? Json.jsonOrNull(body, field) : before;
    }
}
