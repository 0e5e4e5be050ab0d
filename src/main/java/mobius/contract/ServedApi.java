package mobius.contract;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of the contract that one platform serves, and the names that it uses. It is read from the platform's OpenAPI document
 * before any load, so that no request is sent that the platform does not serve, none is redirected, and fields have the
 * platform's names. Immutable.
 */
public final class ServedApi {

    private static final String SIGN_IN = "/auth/login";

    private final Contract contract;
    private final String apiPrefix;
    private final boolean isKnown;
    private final Map<String, PublishedOperation> served;

    private ServedApi(Contract contract, String apiPrefix, boolean isKnown, Map<String, PublishedOperation> served) {
        this.contract = contract;
        this.apiPrefix = apiPrefix;
        this.isKnown = isKnown;
        this.served = Collections.unmodifiableMap(served);
    }

    /**
     * A platform without a document. It is assumed to serve the whole contract, except what is optional.
     *
     * @param apiPrefix replaces the contract's {@link Contract#API_PREFIX}; may be empty
     */
    public static ServedApi assumed(Contract contract, String apiPrefix) {
        return assumed(contract, apiPrefix, false);
    }

    /**
     * A platform that serves the whole contract, including what is optional.
     *
     * @param apiPrefix replaces the contract's {@link Contract#API_PREFIX}; may be empty
     */
    public static ServedApi complete(Contract contract, String apiPrefix) {
        return assumed(contract, apiPrefix, true);
    }

    private static ServedApi assumed(Contract contract, String apiPrefix, boolean withOptional) {
        Map<String, PublishedOperation> all = new LinkedHashMap<>();
        for (Endpoint endpoint : contract.endpoints()) {
            if (withOptional || !endpoint.isOptional()) {
                all.put(endpoint.name(), PublishedOperation.at(local(endpoint, apiPrefix)));
            }
        }
        return new ServedApi(contract, apiPrefix, false, all);
    }

    /**
     * A platform with an OpenAPI 3 document. A path with and without a slash at its end is the same operation.
     *
     * @param apiPrefix replaces the contract's {@link Contract#API_PREFIX}; may be empty
     * @throws IllegalArgumentException if the text is not such a document; the message continues a sentence that begins with its
     *     location
     */
    public static ServedApi of(Contract contract, String apiPrefix, String document) {
        Map<String, PublishedOperation> published = PublishedOperation.in(PublishedOperations.tree(document));
        Map<String, PublishedOperation> served = new LinkedHashMap<>();
        for (Endpoint endpoint : contract.endpoints()) {
            PublishedOperation found =
                    published.get(PublishedOperation.key(endpoint.method(), local(endpoint, apiPrefix)));
            if (found != null) {
                served.put(endpoint.name(), found);
            }
        }
        return new ServedApi(contract, apiPrefix, true, served);
    }

    /** Returns a copy in which an endpoint has another path, for example the target of a redirect. */
    public ServedApi at(Endpoint endpoint, String path) {
        Map<String, PublishedOperation> moved = new LinkedHashMap<>(served);
        moved.computeIfPresent(endpoint.name(), (name, old) -> old.movedTo(path));
        return new ServedApi(contract, apiPrefix, isKnown, moved);
    }

    /** The contract that the platform is compared with. */
    public Contract contract() {
        return contract;
    }

    /** Whether the platform has published what it serves; if not, it is assumed. */
    public boolean isKnown() {
        return isKnown;
    }

    /** Whether the platform serves the endpoint, or is assumed to. */
    public boolean serves(Endpoint endpoint) {
        return served.containsKey(endpoint.name());
    }

    /** The endpoints that the platform does not serve although they are not optional, in the contract's order. */
    public List<Endpoint> missing() {
        return contract.endpoints().stream()
                .filter(endpoint -> !serves(endpoint) && !endpoint.isOptional())
                .toList();
    }

    /** Whether the platform has published a document, and it has nothing of the contract under the prefix. */
    public boolean servesNothingUnderItsPrefix() {
        return isKnown
                && contract.endpoints().stream()
                        .filter(this::serves)
                        .noneMatch(endpoint -> endpoint.path().startsWith(Contract.API_PREFIX));
    }

    /**
     * The API prefix in a document: the part of a path before {@code /auth/login}. Of several, the one with most of the contract
     * is used; empty if the document has no such path.
     *
     * @throws IllegalArgumentException if the text is not a document; the message continues a sentence that begins with its
     *     location
     */
    public static Optional<String> likelyPrefix(Contract contract, String document) {
        Set<String> prefixes = PublishedOperation.in(PublishedOperations.tree(document)).values().stream()
                .map(PublishedOperation::path)
                .filter(path -> path.contains(SIGN_IN))
                .map(path -> path.substring(0, path.indexOf(SIGN_IN)))
                .collect(Collectors.toCollection(TreeSet::new));
        return prefixes.stream()
                .max(Comparator.comparingInt(
                        prefix -> of(contract, prefix, document).served.size()));
    }

    /** The path of an endpoint from the root of the platform, with its parameters in braces. */
    public String path(Endpoint endpoint) {
        PublishedOperation found = served.get(endpoint.name());
        return found == null ? local(endpoint, apiPrefix) : found.path();
    }

    /** The platform's name of a field in the request body that the contract writes in camelCase. */
    public String field(Endpoint endpoint, String camelCase) {
        return spelled(camelCase, of(endpoint).fields());
    }

    /** The platform's name of a query parameter that the contract writes in camelCase. */
    public String parameter(Endpoint endpoint, String camelCase) {
        return spelled(camelCase, of(endpoint).parameters());
    }

    /** Whether the platform's document lacks a query parameter; false if there is no document. */
    public boolean ignores(Endpoint endpoint, String camelCase) {
        Set<String> parameters = of(endpoint).parameters();
        return isKnown && !parameters.contains(camelCase) && !parameters.contains(Answer.snakeCase(camelCase));
    }

    /** How a list is read in pages. */
    public Paging paging(Endpoint endpoint) {
        return isKnown ? Paging.of(of(endpoint).parameters()) : Paging.BY_OFFSET;
    }

    /** The maximum number of rows in a page of a list; empty if the document does not state it. */
    public OptionalInt largestPage(Endpoint endpoint) {
        Integer most = paging(endpoint).size().map(of(endpoint).maxima()::get).orElse(null);
        return most == null ? OptionalInt.empty() : OptionalInt.of(most);
    }

    private PublishedOperation of(Endpoint endpoint) {
        return served.getOrDefault(endpoint.name(), PublishedOperation.at(endpoint.path()));
    }

    /** The name in snake_case if only that is among the names, otherwise the name in camelCase. */
    private static String spelled(String camelCase, Set<String> names) {
        String snake = Answer.snakeCase(camelCase);
        return !names.contains(camelCase) && names.contains(snake) ? snake : camelCase;
    }

    /** The path of an endpoint with the prefix of this platform. */
    private static String local(Endpoint endpoint, String apiPrefix) {
        return endpoint.path().startsWith(Contract.API_PREFIX)
                ? apiPrefix + endpoint.path().substring(Contract.API_PREFIX.length())
                : endpoint.path();
    }
}
