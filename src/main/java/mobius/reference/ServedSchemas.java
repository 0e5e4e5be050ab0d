package mobius.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobius.reference.http.Answer;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Naming;

/** Converts the components of the contract to the names and shapes of a dialect. */
final class ServedSchemas {

    static final String NOTHING = "#/components/schemas/Envelope_NoneType_";
    static final String FILE = "#/components/schemas/ContextDocument";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final List<String> KINDS = List.of("schemas", "responses", "headers");
    private static final Set<String> OF_THE_CLIENT = Set.of("collaborators", "settings");
    private static final Set<String> OF_THE_PLANS =
            Set.of("language", "framework", "repositoryUrl", "metadata", "contextCount");
    private static final Set<String> CHANGEABLE = Set.of("name", "description", "tags", "metadata");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String VOID = """
            {"properties": {"data": {"type": "null"}}, "type": "object", "required": ["data"], "title": "Envelope[NoneType]"}""";
    private static final String META = """
            {"properties": {"request_id": {"type": "string"}, "timestamp": {"type": "string", "format": "date-time"},
              "version": {"type": "string"}},
              "type": "object", "required": ["request_id", "timestamp", "version"], "title": "Meta"}""";
    private static final String PAGE = """
            {"properties": {"%s": {}, "total": {"type": "integer", "minimum": 0}, "%s": {"type": "integer", "minimum": 0},
              "%s": {"type": "integer", "minimum": 1}}, "type": "object", "required": ["%1$s", "total", "%2$s", "%3$s"]}""";
    private static final String GRANTED = """
            {"properties": {"accessToken": {"type": "string"}, "tokenType": {"type": "string", "const": "bearer"},
              "expiresIn": {"type": "integer", "minimum": 0}}, "type": "object",
              "required": ["accessToken", "tokenType", "expiresIn"], "title": "Token"}""";

    private final ObjectNode root;
    private final ObjectNode components;
    private final ObjectNode schemas;
    private final Dialect dialect;

    /**
     * Creates a converter.
     *
     * @param root the complete document, which {@link #serve} modifies
     */
    ServedSchemas(ObjectNode root, Dialect dialect) {
        this.root = root;
        this.components = (ObjectNode) root.path("components");
        this.schemas = (ObjectNode) components.path("schemas");
        this.dialect = dialect;
    }

    /** Converts all components in place. */
    void serve() {
        schemas.set("Envelope_NoneType_", parse(VOID));
        errors();
        projects();
        tokens();
        List.copyOf(schemas.properties()).forEach(schema -> envelope(schema.getKey(), (ObjectNode) schema.getValue()));
        if (dialect.snakeCase()) {
            schemas.forEach(schema -> rename((ObjectNode) schema));
        }
        prune();
    }

    /** Replaces the error schemas by the one of the dialect. */
    private void errors() {
        components.path("responses").properties().forEach(response -> {
            ObjectNode content = (ObjectNode) response.getValue().path("content");
            if (content.has("text/plain")) {
                content.remove(dialect.wrapsErrors() ? "text/plain" : Answer.JSON);
            }
            if (content.path(Answer.JSON).path("schema") instanceof ObjectNode schema) {
                schema.put("$ref", SCHEMAS + error(response.getKey()));
            }
        });
        ((ObjectNode) schemas.path("ErrorEnvelope"))
                .set("required", array("error", "success", "request_id", "path", "timestamp"));
    }

    private String error(String response) {
        if (dialect.wrapsErrors()) {
            return "ErrorEnvelope";
        }
        return response.equals("ValidationError") ? "HTTPValidationError" : "HTTPError";
    }

    /** Restricts the fields of a project to those of the dialect. */
    private void projects() {
        Set<String> hidden = dialect == Dialect.CLIENT ? OF_THE_PLANS : OF_THE_CLIENT;
        ObjectNode project = (ObjectNode) schemas.path("Project");
        ((ObjectNode) project.path("properties")).remove(hidden);
        ArrayNode required = (ArrayNode) project.path("required");
        required.add("ownerId");
        Set<String> shown = dialect == Dialect.CLIENT ? OF_THE_CLIENT : OF_THE_PLANS;
        shown.stream().sorted().forEach(required::add);
        if (dialect == Dialect.PLAN) {
            ObjectNode update = (ObjectNode) schemas.path("ProjectUpdate");
            ((ObjectNode) update.path("properties")).retain(CHANGEABLE);
            update.put("additionalProperties", false);
        }
    }

    /** Replaces the schemas of sign-in and refresh. */
    private void tokens() {
        if (dialect == Dialect.GUIDELINE) {
            ((ArrayNode) schemas.path("Refreshed").path("required")).add("refreshToken");
        }
        if (dialect == Dialect.PLAN) {
            ObjectNode session = parse(GRANTED);
            ObjectNode properties = (ObjectNode) session.path("properties");
            properties.putObject("refreshToken").put("type", "string");
            properties.putObject("user").put("$ref", SCHEMAS + "User");
            ((ArrayNode) session.path("required")).add("refreshToken").add("user");
            schemas.set("Session", session);
            schemas.set("Refreshed", parse(GRANTED));
        }
    }

    /** Converts an envelope schema: pages for lists, {@code meta} in the guideline, no envelope in the plans. */
    private void envelope(String name, ObjectNode schema) {
        if (!name.startsWith("Envelope_")) {
            return;
        }
        ObjectNode properties = (ObjectNode) schema.path("properties");
        properties.retain("data");
        JsonNode data = properties.path("data");
        if (dialect != Dialect.CLIENT && data.path("type").asText().equals("array")) {
            data = page(name, data);
            properties.set("data", data);
        }
        if (dialect == Dialect.GUIDELINE) {
            schemas.set("Meta", parse(META));
            properties.putObject("meta").put("$ref", SCHEMAS + "Meta");
            schema.set("required", array("data", "meta"));
        }
        if (dialect == Dialect.PLAN) {
            schema.removeAll();
            schema.setAll((ObjectNode) data);
        }
    }

    private ObjectNode page(String name, JsonNode rows) {
        boolean search = name.contains("_Search_");
        ObjectNode page = switch (dialect) {
            case PLAN -> search ? page("results", "page", "per_page") : page("items", "skip", "limit");
            default -> page("items", "page", "limit");
        };
        String field = page.path("properties").fieldNames().next();
        ((ObjectNode) page.path("properties")).set(field, rows);
        return page;
    }

    private static ObjectNode page(String rows, String place, String limit) {
        return parse(PAGE.formatted(rows, place, limit));
    }

    /** Renames the properties of a schema to snake_case. */
    private void rename(ObjectNode schema) {
        if (schema.path("properties") instanceof ObjectNode before) {
            ObjectNode after = schema.objectNode();
            before.properties().forEach(field -> after.set(Naming.snake(field.getKey()), field.getValue()));
            schema.set("properties", after);
            ArrayNode required = schema.arrayNode();
            schema.path("required").forEach(name -> required.add(Naming.snake(name.asText())));
            schema.set("required", required);
        }
    }

    /**
     * Removes components without references, repeatedly, because a removed component may have held the last reference to another.
     */
    private void prune() {
        boolean changed = true;
        while (changed) {
            Set<String> used = new HashSet<>(root.findValuesAsText("$ref"));
            changed = false;
            for (String kind : KINDS) {
                ObjectNode all = (ObjectNode) components.path(kind);
                for (Map.Entry<String, JsonNode> component : List.copyOf(all.properties())) {
                    if (!used.contains("#/components/" + kind + "/" + component.getKey())) {
                        all.remove(component.getKey());
                        changed = true;
                    }
                }
            }
        }
    }

    private static ArrayNode array(String... names) {
        ArrayNode array = MAPPER.createArrayNode();
        for (String name : names) {
            array.add(name);
        }
        return array;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema of this class is always JSON", e);
        }
    }
}
