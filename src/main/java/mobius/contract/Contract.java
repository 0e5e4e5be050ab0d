package mobius.contract;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import mobius.text.Utf8;

/**
 * The platform's OpenAPI document: which requests are allowed and which responses are documented. Schemas are compiled once.
 * Thread-safe.
 */
public final class Contract {

    /** The beginning of every path, except the root and its health check. */
    public static final String API_PREFIX = "/api/v1";

    private final String json;
    private final OpenApiDocument document;
    private final Map<String, Endpoint> endpoints;
    private final Map<Endpoint, RequestRules> requests;
    private final Map<Endpoint, ResponseRules> responses;

    private Contract(String json) {
        this.json = json;
        document = OpenApiDocument.parse(json);
        endpoints = byName(document.endpoints());
        requests = rules(endpoint -> RequestRules.of(document, endpoint));
        responses = rules(endpoint -> ResponseRules.of(document, endpoint));
    }

    /**
     * Loads the contract of this suite, {@code openapi.json} on the class path.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    public static Contract load() {
        InputStream document = Contract.class.getResourceAsStream("/openapi.json");
        if (document == null) {
            throw new IllegalStateException("openapi.json is not on the class path; put config/ on it.");
        }
        return read(document);
    }

    /**
     * Reads a document in UTF-8 to its end, and closes the stream.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is not an OpenAPI 3.1 document
     */
    public static Contract read(InputStream document) {
        try (document) {
            return parse(Utf8.read(document, Utf8.MOST_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("The contract " + e.getMessage() + ".", e);
        }
    }

    /**
     * Parses a document.
     *
     * @throws IllegalArgumentException if the text is not an OpenAPI 3.1 document, or two endpoints have the same name
     */
    public static Contract parse(String json) {
        return new Contract(json);
    }

    private static Map<String, Endpoint> byName(List<Endpoint> endpoints) {
        Map<String, Endpoint> byName = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            if (byName.put(endpoint.name(), endpoint) != null) {
                throw new IllegalArgumentException("Two endpoints of the contract are called " + endpoint.name() + ".");
            }
        }
        return byName;
    }

    private <R> Map<Endpoint, R> rules(Function<Endpoint, R> of) {
        return endpoints.values().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), of));
    }

    /** The document as it was read. */
    public String json() {
        return json;
    }

    /** The version of the platform that the document describes. */
    public String platformVersion() {
        return document.at("/info/version").asText();
    }

    /** All endpoints, in the order of the document. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints.values());
    }

    /** The endpoint with a name such as {@code GET /contexts/{id}}; empty if the document has none. */
    public Optional<Endpoint> endpoint(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    /**
     * Parses the values of a request, and finds the violations to which the platform would respond with 422.
     *
     * @throws IllegalArgumentException if the endpoint belongs to another contract
     */
    public CheckedRequest check(Endpoint endpoint, Request request) {
        return rulesOf(endpoint, requests).check(request);
    }

    /**
     * Finds the deviations of a response from the document; empty if there are none.
     *
     * @throws IllegalArgumentException if the endpoint belongs to another contract
     */
    public List<Violation> check(Endpoint endpoint, Response response) {
        return rulesOf(endpoint, responses).check(response);
    }

    private static <R> R rulesOf(Endpoint endpoint, Map<Endpoint, R> all) {
        R rules = all.get(endpoint);
        if (rules == null) {
            throw new IllegalArgumentException(endpoint.name() + " is an endpoint of another contract.");
        }
        return rules;
    }

    /** The rules for the responses of one endpoint. */
    private static final class ResponseRules {

        private final Map<Integer, StatusRules> byStatus;

        private ResponseRules(Map<Integer, StatusRules> byStatus) {
            this.byStatus = byStatus;
        }

        /** The rules for each documented status of an endpoint. */
        static ResponseRules of(OpenApiDocument document, Endpoint endpoint) {
            return new ResponseRules(endpoint.statuses().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            status -> status,
                            status -> StatusRules.of(
                                    document, document.resolved(endpoint.pointer() + "/responses/" + status)))));
        }

        /** Checks a response. An undocumented status is a single violation, and the rest is not checked. */
        List<Violation> check(Response response) {
            StatusRules rules = byStatus.get(response.status());
            return rules == null ? List.of(undocumented(response.status())) : rules.check(response);
        }

        private Violation undocumented(int status) {
            return new Violation(
                    "undocumented_status",
                    List.of("response", "status"),
                    "Status should be one of "
                            + byStatus.keySet().stream().sorted().toList(),
                    IntNode.valueOf(status),
                    Map.of());
        }
    }
}
