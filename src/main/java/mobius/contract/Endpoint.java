package mobius.contract;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An operation of the platform.
 *
 * @param name its name in runs, budgets and reports: the method, and the path without the API prefix and with every path
 *     parameter written as {@code {id}}, such as {@code GET /contexts/{id}}
 * @param method in capitals: {@code GET}
 * @param path as in the document, from the root of the server: {@code /api/v1/contexts/{context_id}}
 * @param operationId unique in the document
 * @param needsToken whether it requires {@code Authorization: Bearer <JWT>}
 * @param isOptional whether a platform may lack it: {@code x-optional} in the document
 * @param statuses every documented status, in ascending order
 */
public record Endpoint(
        String name,
        String method,
        String path,
        String operationId,
        boolean needsToken,
        boolean isOptional,
        SortedSet<Integer> statuses) {

    public Endpoint {
        statuses = Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
    }

    /**
     * The documented statuses from 200 to 299, at least one. All of them count as success.
     *
     * @throws IllegalStateException if the document has none
     */
    public SortedSet<Integer> accepted() {
        SortedSet<Integer> accepted = statuses.subSet(200, 300);
        if (accepted.isEmpty()) {
            throw new IllegalStateException(name + " documents no status from 200 to 299");
        }
        return accepted;
    }

    /** The JSON pointer to the operation in the document. */
    String pointer() {
        return OpenApiDocument.child("/paths", path) + "/" + method.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
