package mobius.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces references ({@code $ref}) in the paths of a document by the path items that they refer to. A reference that cannot be
 * followed is an {@link IllegalArgumentException}, whose message continues a sentence that begins with the document: if it were
 * ignored, its operations would count as covered.
 */
final class PathItems {

    /** A longer chain of references is circular. */
    private static final int LONGEST_CHAIN = 20;

    /** The limit on other documents that are read. */
    private static final int MOST_DOCUMENTS = 200;

    private final Document document;
    private final OtherDocuments others;
    private final Map<URI, Document> read = new HashMap<>();

    /**
     * A document.
     *
     * @param address the base of its relative references; null if it has none
     */
    private record Document(@Nullable URI address, JsonNode root) {}

    /**
     * Creates a resolver.
     *
     * @param address absolute; null to refuse references to other documents
     * @param others loads other documents
     */
    PathItems(JsonNode root, @Nullable URI address, OtherDocuments others) {
        this.document = new Document(address, root);
        this.others = others;
    }

    /** A resolver for a document that refers to no other documents. */
    static PathItems of(JsonNode root) {
        return new PathItems(root, null, address -> {
            throw new IOException("is not read");
        });
    }

    /**
     * Returns the {@code paths} of the document without references to path items. Members of an item next to its reference take
     * precedence.
     *
     * @throws IllegalArgumentException if a reference cannot be followed
     */
    ObjectNode resolved() {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
            if (!path.getKey().startsWith("x-")) {
                resolved.set(path.getKey(), item(path.getKey(), path.getValue(), document, 0));
            }
        }
        return resolved;
    }

    /**
     * Follows the reference of a path item, if it has one.
     *
     * @param path for messages
     * @param in the document that contains the item
     * @param followed the number of references followed so far
     */
    private ObjectNode item(String path, JsonNode item, Document in, int followed) {
        if (!(item instanceof ObjectNode object)) {
            throw refusal(path, "which is not an object");
        }
        if (!object.has("$ref")) {
            return object;
        }
        String reference = object.path("$ref").asText();
        if (followed == LONGEST_CHAIN) {
            throw refusal(path, "whose references are circular, the last one to " + reference);
        }
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        Document to = address.isEmpty() ? in : other(path, address, in);
        JsonNode node = hash < 0 ? to.root() : at(path, to.root(), reference.substring(hash + 1), reference);
        ObjectNode resolved = item(path, node, to, followed + 1).deepCopy();
        ObjectNode own = object.deepCopy();
        own.remove("$ref");
        resolved.setAll(own);
        return resolved;
    }

    private static JsonNode at(String path, JsonNode root, String fragment, String reference) {
        try {
            // In a URL fragment a plus sign stands for itself; the decoder, which is made for forms, would turn it into
            // a blank.
            String pointer = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode node = root.at(JsonPointer.compile(pointer));
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (IllegalArgumentException noPointer) {
            throw refusal(path, "which refers to %s, which is not a JSON pointer".formatted(reference), noPointer);
        }
        throw refusal(path, "which refers to %s, which does not exist".formatted(reference));
    }

    private Document other(String path, String reference, Document from) {
        if (from.address() == null) {
            throw refusal(
                    path,
                    "which refers to %s, another document, and this one has no address of its own"
                            .formatted(reference));
        }
        try {
            URI address = from.address().resolve(URI.create(reference.replace(" ", "%20")));
            Document known = read.get(address);
            return known == null ? read(path, reference, address) : known;
        } catch (IllegalArgumentException noAddress) {
            throw refusal(path, "which refers to %s: %s".formatted(reference, noAddress.getMessage()), noAddress);
        }
    }

    /** Reads another document, once for each address. */
    private Document read(String path, String reference, URI address) {
        if (read.size() == MOST_DOCUMENTS) {
            throw refusal(
                    path,
                    String.format(
                            Locale.ROOT, "which refers to %s, beyond %d other documents", reference, MOST_DOCUMENTS));
        }
        try {
            Document other = new Document(address, PublishedOperations.tree(others.text(address)));
            read.put(address, other);
            return other;
        } catch (IOException unreadable) {
            throw refusal(path, "which refers to %s: %s".formatted(reference, unreadable.getMessage()), unreadable);
        }
    }

    private static IllegalArgumentException refusal(String path, String what) {
        return new IllegalArgumentException("has the path %s, %s".formatted(path, what));
    }

    private static IllegalArgumentException refusal(String path, String what, Throwable cause) {
        return new IllegalArgumentException("has the path %s, %s".formatted(path, what), cause);
    }
}
