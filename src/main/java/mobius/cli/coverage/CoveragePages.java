package mobius.cli.coverage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.Operation;
import mobius.contract.PublishedOperations;
import mobius.http.Origin;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** Reads the documents and metrics from which coverage is computed. */
final class CoveragePages {

    private static final int MOST_OF_A_REASON = 1_000;
    private static final String CONTRACT = "config/openapi.json";
    private static final String DOCUMENT = "/openapi.json";

    private final Settings settings;

    /**
     * An OpenAPI document.
     *
     * @param place its file or URL
     * @param operations that it describes
     */
    record Document(String place, SortedSet<Operation> operations) {}

    CoveragePages(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads a document. The URL of a platform stands for that of its document.
     *
     * @param place a file or URL; null for the contract of this suite
     * @throws IOException if it cannot be read; the message is a sentence for the user
     */
    Document document(@Nullable String place) throws IOException {
        if (place == null) {
            return new Document(CONTRACT, PublishedOperations.in(Contract.load().json()));
        }
        Page page = page(place);
        try {
            return new Document(
                    page.place(), PublishedOperations.in(page.text(), page.address(), other -> other(page, other)));
        } catch (IllegalArgumentException other) {
            throw new IOException(
                    page.place() + " " + TextSanitizer.line(String.valueOf(other.getMessage()), MOST_OF_A_REASON)
                            + "; name an OpenAPI 3 document in JSON, which FastAPI serves at /openapi.json or behind its API prefix",
                    other);
        }
    }

    /**
     * Reads a document that another one refers to. A document from a server may refer neither to another server nor to a file.
     */
    private String other(Page from, URI address) throws IOException {
        if (!Page.isUrl(from.place())) {
            if (!"file".equals(address.getScheme())) {
                throw new IOException(address + " is not read, because the document is a file");
            }
            return Page.ofFile(Path.of(address)).text();
        }
        if (!from.address().resolve("/").equals(address.resolve("/"))) {
            throw new IOException(address + " is not read, because it is on another host than the document");
        }
        return get(address).text();
    }

    private Page page(String place) throws IOException {
        if (!Page.isUrl(place)) {
            return Page.ofFile(Path.of(place));
        }
        URI url = url(place);
        return get(isPlatform(url) ? Origin.url(url, settings.target().apiPrefix() + DOCUMENT) : url);
    }

    /** Whether a URL is that of a platform: one without a path, or the base URL in the settings, which may have a path. */
    private boolean isPlatform(URI url) {
        boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
        return bare || settings.target().baseUrl().filter(url::equals).isPresent();
    }

    /** The URL of a platform's metrics: next to the API prefix of the document, or at the root if the document is elsewhere. */
    String metricsBeside(String document) {
        URI url = URI.create(document);
        String end = settings.target().apiPrefix() + DOCUMENT;
        String path = url.getPath();
        String base = path.endsWith(end) ? path.substring(0, path.length() - end.length()) : "";
        return url.resolve(base + "/metrics").toString();
    }

    /**
     * Reads metrics.
     *
     * @param place a file or URL
     * @throws IOException if they cannot be read; the message is a sentence for the user
     */
    Page metrics(String place) throws IOException {
        return Page.isUrl(place) ? get(url(place)) : Page.ofFile(Path.of(place));
    }

    /** Fetches a URL. The token is sent only to the platform in the settings. */
    private Page get(URI url) throws IOException {
        boolean platform = settings.target()
                .baseUrl()
                .filter(base -> Origin.of(url).equals(Origin.of(base)))
                .isPresent();
        Optional<Secret> token = settings.secrets().token().filter(secret -> platform);
        return Page.ofUrl(url, token);
    }

    private static URI url(String place) throws IOException {
        try {
            URI url = URI.create(place);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(noUrl(place), malformed);
        }
        throw new IOException(noUrl(place));
    }

    private static String noUrl(String place) {
        return place + " is not a URL; write one like http://localhost:8000";
    }
}
