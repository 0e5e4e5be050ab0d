package mobius.contract;

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
 * The platform's OpenAPI document: what can be asked, and what may be answered. It is read and compiled once, and any
 * number of threads may hold requests and responses against it.
 */
public final class Contract {

    /** What every path of the platform begins with, but for its root and its health check. */
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

    /** The contract of this suite, {@code openapi.json} on the class path. */
    public static Contract load() {
        InputStream document = Contract.class.getResourceAsStream("/openapi.json");
        if (document == null) {
            throw new IllegalStateException("openapi.json is not on the class path; put config/ on it.");
        }
        return read(document);
    }

    /** Reads a document in UTF-8 to its end and closes it. */
    public static Contract read(InputStream document) {
        try (document) {
            return parse(Utf8.read(document, Utf8.MOST_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("The contract " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads a document from its text.
     *
     * @throws IllegalArgumentException when the text is not an OpenAPI 3.1 document
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

    /** The endpoint of a name such as {@code GET /contexts/{id}}, or empty when the document has none. */
    public Optional<Endpoint> endpoint(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    /** Reads the values of a request and finds what the platform would answer with 422. */
    public CheckedRequest check(Endpoint endpoint, Request request) {
        return rulesOf(endpoint, requests).check(request);
    }

    /** What in a response the document does not promise; empty when all is well. */
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
}
