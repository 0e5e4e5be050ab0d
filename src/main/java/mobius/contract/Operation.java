package mobius.contract;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that a server can be asked, in whatever document or metric it is found. A path and the same with a slash at its end are
 * one: FastAPI sends a request for one of them to the other (307).
 *
 * @param method in capitals: {@code GET}
 * @param path from the root of the server, with every parameter written {@code {id}}, without a slash at its end: {@code /api/v1/contexts/{id}}
 */
public record Operation(String method, String path) implements Comparable<Operation> {

    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path).thenComparing(Operation::method);

    public Operation {
        method = method.toUpperCase(Locale.ROOT);
        path = withoutSlash(path).replaceAll("\\{[^}]*}", "{id}");
    }

    /** A path without the slash at its end; that of the root stays. */
    static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public int compareTo(Operation other) {
        return BY_PATH.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
