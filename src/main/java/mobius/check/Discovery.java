package mobius.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mobius.check.Requests.Exchange;
import mobius.contract.Contract;
import mobius.contract.ServedApi;
import mobius.contract.UnexpectedAnswer;
import mobius.http.WebFailure;
import mobius.http.WebRequest;

/** Finds the API and the OpenAPI document of a platform, even if the settings point to the wrong path. */
final class Discovery {

    private final Requests requests;
    private final Contract contract;
    private final String configured;
    private final Duration patience;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * The result.
     *
     * @param api how this platform spells the operations of the contract
     * @param problems wrong settings, a sentence each with the right value
     * @param notes about the document, a sentence each
     */
    record Found(ServedApi api, List<String> problems, List<String> notes) {}

    /**
     * Creates a discovery.
     *
     * @param configured the API prefix in the settings
     * @param patience how long to wait for each response
     */
    Discovery(Requests requests, Contract contract, String configured, Duration patience) {
        this.requests = requests;
        this.contract = contract;
        this.configured = configured;
        this.patience = patience;
    }

    /**
     * Searches for the document and the API. A wrong prefix or base path is reported, and the right one is used for the rest of
     * the check.
     */
    Found find() throws InterruptedException {
        Optional<PublishedDocument> document = document();
        ServedApi api = document.isPresent() ? published(document.get()) : assumed();
        document.ifPresent(found -> notes.addAll(found.differences(api)));
        return new Found(api, List.copyOf(problems), List.copyOf(notes));
    }

    /** Tries the configured prefix, then the one that the root page names, then common ones. */
    private Optional<PublishedDocument> document() throws InterruptedException {
        Set<String> prefixes = new LinkedHashSet<>(List.of(configured));
        Optional<PublishedDocument> there = document(configured);
        if (there.isPresent()) {
            return there;
        }
        advertised().ifPresent(prefixes::add);
        prefixes.addAll(List.of(Contract.API_PREFIX, "", "/api"));
        prefixes.remove(configured);
        for (String prefix : prefixes) {
            Optional<PublishedDocument> found = document(prefix);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Tries one location. Only the first one, which the settings name, is explained if it fails. */
    private Optional<PublishedDocument> document(String prefix) throws InterruptedException {
        String place = prefix + "/openapi.json";
        String why;
        try {
            Exchange exchange = requests.send(WebRequest.get(requests.at(place)), patience);
            if (exchange.response().isOk()) {
                return Optional.of(
                        PublishedDocument.read(place, exchange.response().text()));
            }
            why = exchange.response().reason();
        } catch (WebFailure failure) {
            why = failure.reason();
        } catch (IllegalArgumentException other) {
            why = String.valueOf(other.getMessage());
        }
        if (notes.isEmpty()) {
            notes.add("No document: " + requests.at(place) + " " + why
                    + ". Every operation of the contract is sent, as described there.");
        }
        return Optional.empty();
    }

    /**
     * Reads the prefix from the root page. The root of a FastAPI application often links its documentation, which has the same
     * prefix as the document.
     */
    private Optional<String> advertised() throws InterruptedException {
        try {
            String docs = requests.send(WebRequest.get(requests.at("/")), patience)
                    .answer()
                    .field("docs")
                    .asText();
            return docs.matches("/.*/docs/?") ? Optional.of(docs.replaceFirst("/docs/?$", "")) : Optional.empty();
        } catch (WebFailure | UnexpectedAnswer silent) {
            return Optional.empty();
        }
    }

    /**
     * Reads the API from a document. The prefix in the settings is kept, unless another prefix has more operations of the
     * contract.
     */
    private ServedApi published(PublishedDocument document) throws InterruptedException {
        notes.clear();
        int here = document.count(contract, configured);
        String prefix = document.prefix(contract)
                .filter(other -> document.count(contract, other) > here)
                .orElse(configured);
        if (!prefix.equals(configured)) {
            problems.add(String.format(
                    Locale.ROOT,
                    ("The document at %s has %d operations of the contract under %s and %d under"
                            + " mobius.target.api-prefix; set mobius.target.api-prefix=\"%s\"."),
                    requests.at(document.place()),
                    document.count(contract, prefix),
                    prefix.isEmpty() ? "no prefix" : prefix,
                    here,
                    prefix));
        }
        Optional<String> base = document.basePath();
        if (base.isPresent()) {
            goBelow(base.get(), prefix);
        }
        return ServedApi.of(contract, prefix, document.text());
    }

    /**
     * Handles a base path in the document, which names the path that a proxy adds. The configured address may already include the
     * path, or may not need it.
     */
    private void goBelow(String base, String prefix) throws InterruptedException {
        String path = String.valueOf(requests.base().getPath());
        if (path.equals(base) || isApi(prefix)) {
            notes.add("It names the base path " + base
                    + (path.equals(base)
                            ? ", as mobius.target.base-url does."
                            : ", which this address does not need."));
        } else if (isApi(base + prefix)) {
            problems.add("The platform serves its API under its base path %s; set mobius.target.base-url=\"%s\"."
                    .formatted(base, requests.at(base)));
            requests.goBelow(base);
        }
    }

    /** Finds the API without a document: a prefix is right if it has the profile of the current user. */
    private ServedApi assumed() throws InterruptedException {
        String prefix = configured;
        if (!isApi(configured)) {
            for (String other : List.of(Contract.API_PREFIX, "", "/api")) {
                if (!other.equals(configured) && prefix.equals(configured) && isApi(other)) {
                    prefix = other;
                }
            }
        }
        if (!prefix.equals(configured)) {
            problems.add("%s does not exist, but %s does; set mobius.target.api-prefix=\"%s\"."
                    .formatted(requests.at(configured + "/auth/me"), requests.at(prefix + "/auth/me"), prefix));
        }
        return ServedApi.assumed(contract, prefix);
    }

    /** Whether the API has this prefix: the profile of the current user exists there, and is refused without a token. */
    private boolean isApi(String prefix) throws InterruptedException {
        try {
            int status = requests.send(WebRequest.get(requests.at(prefix + "/auth/me")), patience)
                    .response()
                    .status();
            return status == 401 || status == 403;
        } catch (WebFailure failure) {
            return false;
        }
    }
}
