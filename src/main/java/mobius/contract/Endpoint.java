package mobius.contract;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One operation of the platform.
 *
 * @param name what runs, budgets and reports call it: the method and the path without the API prefix, with every path
 *     parameter written {@code {id}}, as in {@code GET /contexts/{id}}
 * @param method in capitals: {@code GET}
 * @param path as in the document, from the root of the server: {@code /api/v1/contexts/{context_id}}
 * @param operationId unique in the document
 * @param needsToken whether it wants {@code Authorization: Bearer <JWT>}
 * @param isOptional whether a platform may lack it: {@code x-optional} in the document
 * @param statuses every status that the document promises, in ascending order
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
     * The documented statuses of success, from 200 to 299, at least one. Each of them is as good as the others.
     *
     * @throws IllegalStateException when the document has none
     */
    public SortedSet<Integer> accepted() {
        SortedSet<Integer> accepted = statuses.subSet(200, 300);
        if (accepted.isEmpty()) {
            throw new IllegalStateException(name + " documents no status from 200 to 299");
        }
        return accepted;
    }

    /** Where the operation stands in the document. */
    String pointer() {
        return OpenApiDocument.child("/paths", path) + "/" + method.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
