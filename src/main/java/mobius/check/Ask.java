package mobius.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request for an operation of the contract.
 *
 * @param operation the name of the endpoint
 * @param id replaces the path parameter; empty if the path has none
 * @param query by parameter name, as the platform spells it
 * @param contentType of the body
 * @param body empty if there is none
 * @param refusals the statuses with which the platform should reject the request; empty if it should succeed
 * @param patience how long to wait for the whole response
 */
record Ask(
        String operation,
        String id,
        Map<String, String> query,
        String contentType,
        Optional<String> body,
        Set<Integer> refusals,
        Duration patience) {

    /** Operations that are not GET and still change nothing that the platform holds. */
    private static final Set<String> SESSIONS = Set.of("POST /auth/login", "POST /auth/refresh", "POST /auth/logout");

    Ask {
        query = new LinkedHashMap<>(query);
        refusals = Set.copyOf(refusals);
    }

    /** A request without id, query and body. */
    static Ask of(String operation, Duration patience) {
        return new Ask(operation, "", Map.of(), "application/json", Optional.empty(), Set.of(), patience);
    }

    /** The same request with an id in its path. */
    Ask on(String anId) {
        return new Ask(operation, anId, query, contentType, body, refusals, patience);
    }

    /** The same request with more query parameters. */
    Ask with(Map<String, String> parameters) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.putAll(parameters);
        return new Ask(operation, id, more, contentType, body, refusals, patience);
    }

    /** The same request with a JSON body. */
    Ask json(Object value) {
        return sending("application/json", value.toString());
    }

    /** The same request with a body of another type. */
    Ask sending(String type, String text) {
        return new Ask(operation, id, query, type, Optional.of(text), refusals, patience);
    }

    /** The same request, if the platform should reject it with one of these statuses. */
    Ask refusedBy(Integer... statuses) {
        return new Ask(operation, id, query, contentType, body, Set.of(statuses), patience);
    }

    /** Whether the request changes what the platform holds. Signing in and out does not. */
    boolean writes() {
        return writes(operation);
    }

    static boolean writes(String operation) {
        return !operation.startsWith("GET ") && !SESSIONS.contains(operation);
    }

    /**
     * The path below the base URL, with the id and the query.
     *
     * @param template the platform's path of the operation, with or without a parameter in braces
     */
    String path(String template) {
        String path = id.isEmpty() ? template : template.replaceFirst("\\{[^}]*}", encoded(id));
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
