package mobius.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Operation;
import mobius.contract.PublishedOperations;
import mobius.contract.ServedApi;
import mobius.text.TextSanitizer;

/**
 * The OpenAPI document of a platform, compared with the contract.
 *
 * @param place the path of the document
 * @param text the document as it was read
 * @param operations all operations in the document
 */
record PublishedDocument(String place, String text, JsonNode root, SortedSet<Operation> operations) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How many names a sentence lists before it only counts the rest. */
    private static final int SHOWN = 8;
    /** The fields and the parameter by which snake_case is recognised. */
    private static final List<String> BODY_FIELDS =
            List.of("projectId", "refreshToken", "currentPassword", "newPassword", "repositoryUrl");

    /**
     * Parses a document.
     *
     * @throws IllegalArgumentException if it is not an OpenAPI document; the message continues a sentence that begins with its
     *     path
     */
    static PublishedDocument read(String place, String text) {
        SortedSet<Operation> operations = PublishedOperations.in(text);
        try {
            return new PublishedDocument(place, text, JSON.readTree(text), operations);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("is not JSON", impossible);
        }
    }

    /** The number of operations of the contract that the document has under an API prefix. */
    int count(Contract contract, String prefix) {
        ServedApi api = ServedApi.of(contract, prefix, text);
        return (int) contract.endpoints().stream()
                .filter(endpoint -> endpoint.path().startsWith(Contract.API_PREFIX))
                .filter(api::serves)
                .count();
    }

    /** The API prefix under which the document has most operations of the contract; empty if it has none. */
    Optional<String> prefix(Contract contract) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Endpoint endpoint : contract.endpoints()) {
            if (endpoint.path().startsWith(Contract.API_PREFIX)) {
                String end =
                        bare(new Operation(endpoint.method(), endpoint.path().substring(Contract.API_PREFIX.length()))
                                .path());
                operations.stream()
                        .filter(operation -> operation.method().equals(endpoint.method()))
                        .map(operation -> bare(operation.path()))
                        .filter(path -> path.endsWith(end))
                        .forEach(path -> votes.merge(path.substring(0, path.length() - end.length()), 1, Integer::sum));
            }
        }
        // The health check at the root ends like that of the API, so a single vote proves nothing.
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() > 1)
                .max(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** The path of the first server in the document, which FastAPI sets to its {@code root_path}; empty if there is none. */
    Optional<String> basePath() {
        String server = root.at("/servers/0/url").asText("");
        try {
            String path = bare(String.valueOf(URI.create(server).getPath()));
            return path.isEmpty() || path.equals("null") ? Optional.empty() : Optional.of(path);
        } catch (IllegalArgumentException template) {
            return Optional.empty();
        }
    }

    /** How the document differs from the contract, a sentence each. */
    List<String> differences(ServedApi api) {
        List<String> lines = new ArrayList<>();
        Contract contract = api.contract();
        List<Endpoint> served =
                contract.endpoints().stream().filter(api::serves).toList();
        lines.add(String.format(
                Locale.ROOT,
                "OpenAPI %s at %s, \"%s\" %s: %d of the %d operations of the contract, and %d more.",
                TextSanitizer.line(root.path("openapi").asText(), 20),
                place,
                TextSanitizer.line(root.at("/info/title").asText(), 60),
                TextSanitizer.line(root.at("/info/version").asText(), 30),
                served.size(),
                contract.endpoints().size(),
                others(api, served)));
        named(lines, "Missing", api.missing());
        named(
                lines,
                "Missing, and optional",
                contract.endpoints().stream()
                        .filter(endpoint ->
                                !api.serves(endpoint) && !api.missing().contains(endpoint))
                        .toList());
        named(
                lines,
                "With a slash at the end",
                served.stream().filter(e -> hasSlash(api, e)).toList());
        named(
                lines,
                "In snake_case",
                served.stream().filter(e -> isSnake(api, e)).toList());
        return lines;
    }

    /** The number of operations in the document that the contract does not have. */
    private int others(ServedApi api, List<Endpoint> served) {
        SortedSet<Operation> rest = new TreeSet<>(operations);
        served.forEach(endpoint -> rest.removeIf(operation -> operation.method().equals(endpoint.method())
                && bare(operation.path()).equals(bare(new Operation(endpoint.method(), api.path(endpoint)).path()))));
        return rest.size();
    }

    private static void named(List<String> lines, String title, List<Endpoint> endpoints) {
        if (!endpoints.isEmpty()) {
            lines.add(
                    title + ": " + named(endpoints.stream().map(Endpoint::name).toList()) + ".");
        }
    }

    /** The first names, separated by commas, and the number of the others. */
    static String named(List<String> names) {
        int shown = names.size() <= SHOWN + 1 ? names.size() : SHOWN;
        return String.join(", ", names.subList(0, shown))
                + (shown < names.size() ? String.format(Locale.ROOT, " and %d more", names.size() - shown) : "");
    }

    private static boolean hasSlash(ServedApi api, Endpoint endpoint) {
        return api.path(endpoint).length() > 1 && api.path(endpoint).endsWith("/");
    }

    private static boolean isSnake(ServedApi api, Endpoint endpoint) {
        return BODY_FIELDS.stream().anyMatch(name -> api.field(endpoint, name).contains("_"))
                || api.parameter(endpoint, "projectId").contains("_");
    }

    /** The path without a slash at its end. */
    private static String bare(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
