package mobius.reference.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The paths of all routes, for the responses that FastAPI gives to a request without a route: 405 if another method exists, and a
 * redirect if the path differs by a trailing slash.
 */
public final class Paths {

    private final Set<String> slashed;
    private final List<Entry> entries;

    private record Entry(Pattern path, String method) {

        boolean matches(String text) {
            return path.matcher(text).matches();
        }
    }

    /**
     * Creates the paths.
     *
     * @param routes of the target, with all methods
     */
    public Paths(List<Route> routes) {
        slashed = routes.stream()
                .map(Route::path)
                .filter(path -> path.endsWith("/"))
                .collect(Collectors.toUnmodifiableSet());
        entries = routes.stream()
                .map(route -> new Entry(Pattern.compile(route.path().replaceAll("\\{[^}]*}", "[^/]+")), route.method()))
                .toList();
    }

    /** Returns the methods of a path, separated by commas. */
    public String methods(String path) {
        return entries.stream()
                .filter(entry -> entry.matches(path))
                .map(Entry::method)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the path to which a request is redirected: its own with a trailing slash added or removed; empty if that path has
     * no route.
     */
    public Optional<String> redirect(String path) {
        if (!path.endsWith("/")) {
            return slashed.contains(path + "/") ? Optional.of(path + "/") : Optional.empty();
        }
        String without = path.substring(0, path.length() - 1);
        boolean known = !slashed.contains(path) && entries.stream().anyMatch(entry -> entry.matches(without));
        return known ? Optional.of(without) : Optional.empty();
    }
}
