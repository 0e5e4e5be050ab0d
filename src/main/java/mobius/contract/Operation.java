package mobius.contract;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that a server can be asked, in whatever document or metric it is found.
 *
 * @param method in capitals: {@code GET}
 * @param path from the root of the server, with every parameter written {@code {id}}: {@code /api/v1/contexts/{id}}
 */
public record Operation(String method, String path) implements Comparable<Operation> {

    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path).thenComparing(Operation::method);

    public Operation {
        method = method.toUpperCase(Locale.ROOT);
        path = path.replaceAll("\\{[^}]*}", "{id}");
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
