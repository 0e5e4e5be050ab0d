package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An OpenAPI 3.1 document, with access to nodes and compiled schemas by JSON pointer. */
final class OpenApiDocument {

    /** The address that references between schemas are resolved against; the document has no address of its own. */
    private static final String ADDRESS = "https://openapi.invalid/openapi.json";

    /** The library's rule for e-mail addresses has a fixed list of top-level domains, without those of the test accounts. */
    private static final Format EMAIL =
            PatternFormat.of("email", "^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$", "format.email");

    /** The validator treats the whole document as a schema, in which its fields would be unknown keywords. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keywords(Stream.of("openapi", "info", "paths", "components", "servers", "tags")
                    .map(NonValidationKeyword::new)
                    .toList())
            .format(EMAIL)
            .build();

    /** In JSON Schema 2020-12 a format is only an annotation by default, but FastAPI enforces it. */
    private static final SchemaRegistryConfig ASSERTING = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private OpenApiDocument(String json, JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDefaultDialect(
                DIALECT, registry -> registry.schemas(Map.of(ADDRESS, json)).schemaRegistryConfig(ASSERTING));
    }

    /**
     * Parses a document.
     *
     * @throws IllegalArgumentException if the text is not an OpenAPI 3.1 document
     */
    static OpenApiDocument parse(String json) {
        JsonNode root = tree(json);
        String version = root.path("openapi").asText();
        if (!version.startsWith("3.1.")) {
            throw new IllegalArgumentException("The contract must be an OpenAPI 3.1 document, but its \"openapi\" is "
                    + (version.isEmpty() ? "missing" : "\"" + version + "\"")
                    + "; use the one that the platform serves at /api/v1/openapi.json.");
        }
        return root.path("paths").properties().stream()
                        .anyMatch(path -> path.getValue().has("$ref"))
                ? withoutReferences((ObjectNode) root)
                : new OpenApiDocument(json, root);
    }

    /** Replaces references to path items by the items, because schemas are looked up by their location in the document. */
    private static OpenApiDocument withoutReferences(ObjectNode root) {
        try {
            root.set("paths", PathItems.of(root).resolved());
        } catch (IllegalArgumentException unresolvable) {
            throw new IllegalArgumentException("The contract " + unresolvable.getMessage() + ".", unresolvable);
        }
        return new OpenApiDocument(root.toString(), root);
    }

    /**
     * The endpoints, in the order of the document.
     *
     * @throws IllegalArgumentException if a path item has an unknown member, which could be an operation
     */
    List<Endpoint> endpoints() {
        try {
            return new EndpointReader(at("/paths")).endpoints();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("The contract " + unknown.getMessage() + ".", unknown);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The contract is not JSON: %s at line %d, column %d.",
                            e.getOriginalMessage(),
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        }
    }

    /** The pointer to the member {@code name} of the object at {@code pointer}. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The node at a pointer; a missing node if there is none. */
    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** The pointer that a {@code $ref} at {@code pointer} refers to; {@code pointer} itself if there is no reference. */
    String resolved(String pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isTextual() ? reference.asText().substring(1) : pointer;
    }

    /** The compiled schema at a pointer. Thread-safe. */
    Schema schema(String pointer) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        schema.initializeValidators();
        return schema;
    }
}
