package mobius.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An element of contexts.json as it is read. Unlike {@link Context} it accepts files that this suite has not generated, whose
 * metadata may have any shape.
 *
 * @param name 1 to 255 characters
 * @param description at most 1,000 characters
 * @param version for example {@code 1.4.0}
 * @param metadata as JSON: maps, lists, strings, numbers, booleans and null, in the order of the file
 */
public record ContextRow(String name, String description, String version, Map<String, Object> metadata) {

    public ContextRow {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
