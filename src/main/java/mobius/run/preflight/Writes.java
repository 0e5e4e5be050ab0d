package mobius.run.preflight;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobius.budget.Budgets;

/** Requests that change the data of the platform, by their names: those of every method but GET and HEAD. */
final class Writes {

    /** Requests that leave nothing behind: signing in and out. */
    private static final Set<String> SIGN_IN = Set.of("POST /auth/login", "POST /auth/refresh", "POST /auth/logout");

    private Writes() {}

    /** Returns the endpoints of the requests that change data, sorted. */
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
