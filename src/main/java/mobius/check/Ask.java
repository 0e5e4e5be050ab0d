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
 * One request to an operation of the contract.
 *
 * @param operation the name of the endpoint
 * @param id in place of the parameter of the path; empty if it has none
 * @param query by name, as the platform spells them
 * @param contentType of the body
 * @param body empty if there is none
 * @param refusals the statuses by which the platform is to refuse it; empty if it is to succeed
 * @param patience for the whole answer
 */
record Ask(
        String operation,
        String id,
        Map<String, String> query,
        String contentType,
        Optional<String> body,
        Set<Integer> refusals,
        Duration patience) {

    private static final Set<String> SESSIONS = Set.of("POST /auth/login", "POST /auth/refresh", "POST /auth/logout");

    Ask {
        query = new LinkedHashMap<>(query);
        refusals = Set.copyOf(refusals);
    }

    static Ask of(String operation, Duration patience) {
        return new Ask(operation, "", Map.of(), "application/json", Optional.empty(), Set.of(), patience);
    }

    Ask on(String anId) {
        return new Ask(operation, anId, query, contentType, body, refusals, patience);
    }

    Ask with(Map<String, String> parameters) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.putAll(parameters);
        return new Ask(operation, id, more, contentType, body, refusals, patience);
    }

    Ask json(Object value) {
        return sending("application/json", value.toString());
    }

    Ask sending(String type, String text) {
        return new Ask(operation, id, query, type, Optional.of(text), refusals, patience);
    }

    /** The same request as one that the platform is to refuse. */
    Ask refusedBy(Integer... statuses) {
        return new Ask(operation, id, query, contentType, body, Set.of(statuses), patience);
    }

    /** Whether it changes what the platform holds. Coming and going leaves nothing behind. */
    boolean writes() {
        return writes(operation);
    }

    static boolean writes(String operation) {
        return !operation.startsWith("GET ") && !SESSIONS.contains(operation);
    }

    /** The path below the base URL, with the id and the query in it. */
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
