package mobius.reference.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What FastAPI says of a request that matches no route, but would with another method or with another end of its path. */
public final class Paths {

    private final Set<String> slashed;
    private final List<Entry> entries;

    private record Entry(Pattern path, String method) {

        boolean matches(String text) {
            return path.matcher(text).matches();
        }
    }

    public Paths(List<Route> routes) {
        slashed = routes.stream()
                .map(Route::path)
                .filter(path -> path.endsWith("/"))
                .collect(Collectors.toUnmodifiableSet());
        entries = routes.stream()
                .map(route -> new Entry(Pattern.compile(route.path().replaceAll("\\{[^}]*}", "[^/]+")), route.method()))
                .toList();
    }

    /** The methods of a path, separated by commas. */
    public String methods(String path) {
        return entries.stream()
                .filter(entry -> entry.matches(path))
                .map(Entry::method)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The path that a request is redirected to: its own with a slash at the end, or without it; empty when neither is a route's. */
    public Optional<String> redirect(String path) {
        if (!path.endsWith("/")) {
            return slashed.contains(path + "/") ? Optional.of(path + "/") : Optional.empty();
        }
        String without = path.substring(0, path.length() - 1);
        boolean known = !slashed.contains(path) && entries.stream().anyMatch(entry -> entry.matches(without));
        return known ? Optional.of(without) : Optional.empty();
    }
}
