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

/** An OpenAPI 3.1 document, in which JSON pointers lead to nodes and to compiled schemas. */
final class OpenApiDocument {

    /** Schemas refer to each other within a document, and a document needs an address for that. */
    private static final String ADDRESS = "https://openapi.invalid/openapi.json";

    /** The library's own rule knows a fixed list of top-level domains, to which those of test accounts do not belong. */
    private static final Format EMAIL =
            PatternFormat.of("email", "^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$", "format.email");

    /** The validator takes the document for a schema, whose fields would be unknown keywords to it. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keywords(Stream.of("openapi", "info", "paths", "components", "servers", "tags")
                    .map(NonValidationKeyword::new)
                    .toList())
            .format(EMAIL)
            .build();

    /** By itself JSON Schema 2020-12 takes a format for a remark, and FastAPI for a rule. */
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

    /** @throws IllegalArgumentException when the text is not an OpenAPI 3.1 document */
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

    /** A schema is found by its place in the document, and so a path item must stand where it is referred to. */
    private static OpenApiDocument withoutReferences(ObjectNode root) {
        try {
            root.set("paths", PathItems.of(root).resolved());
        } catch (IllegalArgumentException unresolvable) {
            throw new IllegalArgumentException("The contract " + unresolvable.getMessage() + ".", unresolvable);
        }
        return new OpenApiDocument(root.toString(), root);
    }

    /**
     * Its endpoints, in its order.
     *
     * @throws IllegalArgumentException when a path has something that could be an endpoint
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

    /** The node at a pointer, or a missing node. */
    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** The pointer that a {@code $ref} at {@code pointer} leads to, or {@code pointer} itself where there is none. */
    String resolved(String pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isTextual() ? reference.asText().substring(1) : pointer;
    }

    /** The schema at a pointer, compiled, for any number of threads. */
    Schema schema(String pointer) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        schema.initializeValidators();
        return schema;
    }
}
