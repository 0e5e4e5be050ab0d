package mobius.report.alerts;

import java.util.Collection;
import java.util.stream.Collectors;
import mobius.budget.Budgets;

/**
 * An endpoint as the platform's metrics label it.
 *
 * @param method of HTTP
 * @param path its template below the prefix of the API: {@code /contexts/{id}}
 */
record Handler(String method, String path) {

    /** Of the name of a request, whose remark in brackets is left out. */
    static Handler of(String request) {
        String[] parts = Budgets.endpointOf(request).split(" ", 2);
        return new Handler(parts[0], parts[1]);
    }

    /** The labels of its series. Platforms name the variable of a path as they like, and some endpoints are outside the prefix. */
    String labels(String prefix) {
        return "method=\"%s\",handler=~\"%s\"".formatted(method, pattern(prefix));
    }

    /** The labels of the series of all others, as far as they are asked with one method each. */
    static String labelsOfOthers(Collection<Handler> handlers, String prefix) {
        return "handler!~\"%s\""
                .formatted(handlers.stream()
                        .map(handler -> handler.pattern(prefix))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("|")));
    }

    private String pattern(String prefix) {
        String optional = prefix.isEmpty() ? "" : "(" + literal(prefix) + ")?";
        return optional + literal(path).replaceAll("\\[[{]\\]\\w+\\[[}]\\]", "[{][^/]+[}]");
    }

    private static String literal(String text) {
        return text.replaceAll("[.+*?()|{}$]", "[$0]");
    }
}
