package mobius.run.preflight;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobius.budget.Budgets;

/** Which requests change what the platform holds, as their names tell: those of every other method than GET and HEAD. */
final class Writes {

    /** Coming and going leaves nothing behind that outlives the visit. */
    private static final Set<String> SIGN_IN = Set.of("POST /auth/login", "POST /auth/refresh", "POST /auth/logout");

    private Writes() {}

    /** The endpoints of the requests that do, sorted. */
    static SortedSet<String> among(Collection<String> requests) {
        return requests.stream()
                .map(Budgets::endpointOf)
                .filter(Writes::changesData)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean changesData(String endpoint) {
        boolean reads = endpoint.startsWith("GET ") || endpoint.startsWith("HEAD ");
        return !reads && !SIGN_IN.contains(endpoint);
    }
}
