package mobius.contract;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the platform answered, with the body decompressed.
 *
 * @param status the HTTP status
 * @param headers the headers by name, in any spelling
 * @param body the body as text, empty where there was none
 */
public record Response(int status, Map<String, String> headers, String body) {

    public Response {
        SortedMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableSortedMap(byName);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The content type without its parameters, or empty when there is none. */
    String mediaType() {
        return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }
}
