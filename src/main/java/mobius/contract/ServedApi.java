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
 * What one platform serves of the contract, and under which names: learned from its own OpenAPI document before any load, so that
 * nothing is sent that it does not serve, no request is redirected, and fields are spelled as the platform spells them.
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
     * A platform without a document: it is taken to serve the whole contract as the contract says.
     *
     * @param apiPrefix in place of the contract's {@link Contract#API_PREFIX}; may be empty
     */
    public static ServedApi assumed(Contract contract, String apiPrefix) {
        return assumed(contract, apiPrefix, false);
    }

    /** A platform that serves everything that the contract has, what is optional in it, too. */
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
     * A platform by its OpenAPI 3 document. A path and the same path with a slash behind it are one.
     *
     * @throws IllegalArgumentException if the text is no such document; the message continues a sentence that begins with its
     *     place
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

    /** The same platform, one of whose paths turned out to be another one, as a redirect said. */
    public ServedApi at(Endpoint endpoint, String path) {
        Map<String, PublishedOperation> moved = new LinkedHashMap<>(served);
        moved.computeIfPresent(endpoint.name(), (name, old) -> old.movedTo(path));
        return new ServedApi(contract, apiPrefix, isKnown, moved);
    }

    public Contract contract() {
        return contract;
    }

    /** Whether the platform published what it serves. */
    public boolean isKnown() {
        return isKnown;
    }

    /** Whether the platform serves the endpoint, as far as is known. */
    public boolean serves(Endpoint endpoint) {
        return served.containsKey(endpoint.name());
    }

    /** The endpoints of the contract that the platform does not serve and that every platform should, in the contract's order. */
    public List<Endpoint> missing() {
        return contract.endpoints().stream()
                .filter(endpoint -> !serves(endpoint) && !endpoint.isOptional())
                .toList();
    }

    /** Whether the platform published a document that has nothing of the contract under the prefix. */
    public boolean servesNothingUnderItsPrefix() {
        return isKnown
                && contract.endpoints().stream()
                        .filter(this::serves)
                        .noneMatch(endpoint -> endpoint.path().startsWith(Contract.API_PREFIX));
    }

    /** The prefix under which a document has the most of the contract; empty if it has nothing under any other prefix. */
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

    /** What the platform calls a member of the request's body that the contract writes in camelCase. */
    public String field(Endpoint endpoint, String camelCase) {
        return spelled(camelCase, of(endpoint).fields());
    }

    /** What the platform calls a query parameter that the contract writes in camelCase. */
    public String parameter(Endpoint endpoint, String camelCase) {
        return spelled(camelCase, of(endpoint).parameters());
    }

    /** Whether the platform is known not to take a query parameter. */
    public boolean ignores(Endpoint endpoint, String camelCase) {
        Set<String> parameters = of(endpoint).parameters();
        return isKnown && !parameters.contains(camelCase) && !parameters.contains(Answer.snakeCase(camelCase));
    }

    /** How a list is asked for in pages. */
    public Paging paging(Endpoint endpoint) {
        return isKnown ? Paging.of(of(endpoint).parameters()) : Paging.BY_OFFSET;
    }

    /** The most rows that a page of a list may have; empty if the platform does not say. */
    public OptionalInt largestPage(Endpoint endpoint) {
        Integer most = paging(endpoint).size().map(of(endpoint).maxima()::get).orElse(null);
        return most == null ? OptionalInt.empty() : OptionalInt.of(most);
    }

    private PublishedOperation of(Endpoint endpoint) {
        return served.getOrDefault(endpoint.name(), PublishedOperation.at(endpoint.path()));
    }

    private static String spelled(String camelCase, Set<String> names) {
        String snake = Answer.snakeCase(camelCase);
        return !names.contains(camelCase) && names.contains(snake) ? snake : camelCase;
    }

    private static String local(Endpoint endpoint, String apiPrefix) {
        return endpoint.path().startsWith(Contract.API_PREFIX)
                ? apiPrefix + endpoint.path().substring(Contract.API_PREFIX.length())
                : endpoint.path();
    }
}
