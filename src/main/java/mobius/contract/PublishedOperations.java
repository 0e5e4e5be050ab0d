package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operations of any OpenAPI 3 document, also of one that is not the contract and whose schemas nobody compiles. */
public final class PublishedOperations {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PublishedOperations() {}

    /** Reads them from the text of a document that stands alone, as {@link #in(String, URI, OtherDocuments)} does. */
    public static SortedSet<Operation> in(String document) {
        JsonNode root = tree(document);
        return in(root, PathItems.of(root));
    }

    /**
     * Reads them from the document's text. References to path items are followed, also into other documents.
     *
     * @param address of the document, absolute
     * @param others are asked for the documents to which it refers
     * @throws IllegalArgumentException when it is no OpenAPI 3 document in JSON or describes nothing; the message says what it
     *     is instead, as in {@code is no JSON}
     */
    public static SortedSet<Operation> in(String document, URI address, OtherDocuments others) {
        JsonNode root = tree(document);
        return in(root, new PathItems(root, address, others));
    }

    private static SortedSet<Operation> in(JsonNode root, PathItems items) {
        requireVersion(root);
        SortedSet<Operation> operations = new TreeSet<>();
        new EndpointReader(items.resolved())
                .endpoints()
                .forEach(endpoint -> operations.add(new Operation(endpoint.method(), endpoint.path())));
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("describes no endpoint");
        }
        return operations;
    }

    static JsonNode tree(String document) {
        if (document.stripLeading().startsWith("<")) {
            throw new IllegalArgumentException("is HTML or XML, not an OpenAPI document");
        }
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "is not JSON: %s at line %d, column %d",
                            e.getOriginalMessage(),
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        }
    }

    private static void requireVersion(JsonNode root) {
        String version = root.path("openapi").asText();
        if (version.isEmpty()) {
            throw new IllegalArgumentException("has no \"openapi\" and is not an OpenAPI 3 document");
        }
        if (!version.startsWith("3.")) {
            throw new IllegalArgumentException("is OpenAPI " + version + ", and only OpenAPI 3 is supported");
        }
    }
}
