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

/**
 * Reads the operations of any OpenAPI 3 document. Schemas are not compiled, so the document need not meet the requirements of a
 * contract.
 */
public final class PublishedOperations {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PublishedOperations() {}

    /**
     * Reads the operations of a self-contained document, as {@link #in(String, URI, OtherDocuments)} does.
     *
     * @throws IllegalArgumentException if it is not an OpenAPI 3 document in JSON, describes nothing or refers to other documents
     */
    public static SortedSet<Operation> in(String document) {
        JsonNode root = tree(document);
        return in(root, PathItems.of(root));
    }

    /**
     * Reads the operations of a document. References to path items are followed, also into other documents.
     *
     * @param address of the document, absolute
     * @param others loads the documents that it refers to
     * @throws IllegalArgumentException if it is not an OpenAPI 3 document in JSON or describes nothing; the message continues a
     *     sentence that begins with the document, such as {@code is not JSON}
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

    /**
     * Parses JSON.
     *
     * @throws IllegalArgumentException if the text is not JSON; the message gives the line and column
     */
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
