package mobius.contract;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A response of the platform, with the body decompressed.
 *
 * @param status the HTTP status
 * @param headers by name, regardless of case
 * @param body as text; empty if there is none
 */
public record Response(int status, Map<String, String> headers, String body) {

    public Response {
        SortedMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableSortedMap(byName);
    }

    /** The header with this name, regardless of case. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The content type without its parameters; empty if there is none. */
    String mediaType() {
        return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }
}
