package mobius.contract;

import java.util.Comparator;
import java.util.Locale;

/**
 * An operation of a server, whether found in a document or in a metric. A path with and without a slash at its end is the same
 * operation, because FastAPI redirects one to the other (307).
 *
 * @param method in capitals: {@code GET}
 * @param path from the root of the server, with every parameter written as {@code {id}} and without a slash at its end:
 *     {@code /api/v1/contexts/{id}}
 */
public record Operation(String method, String path) implements Comparable<Operation> {

    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path).thenComparing(Operation::method);

    /** Brings the method and the path into this form. */
    public Operation {
        method = method.toUpperCase(Locale.ROOT);
        path = withoutSlash(path).replaceAll("\\{[^}]*}", "{id}");
    }

    /** The path without the slash at its end; the root path stays. */
    static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Orders by path, then by method. */
    @Override
    public int compareTo(Operation other) {
        return BY_PATH.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
