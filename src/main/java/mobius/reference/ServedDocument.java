package mobius.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.reference.http.Answer;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Naming;
import mobius.reference.settings.Outcome;

/**
 * The contract in the format of a dialect: its names and shapes, restricted to the one response of this target if the contract
 * accepts several. {@link ServedSchemas} converts the schemas.
 */
final class ServedDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Contract contract;
    private final Dialect dialect;

    private ServedDocument(Contract contract, Dialect dialect) {
        this.contract = contract;
        this.dialect = dialect;
    }

    /** Returns the contract as served in a dialect. */
    static Contract of(Contract contract, Dialect dialect) {
        return Contract.parse(new ServedDocument(contract, dialect).made().toString());
    }

    /**
     * Returns the text of a served document with another prefix of the paths.
     *
     * @param apiPrefix replaces {@link Contract#API_PREFIX}
     */
    static String withPrefix(Contract served, String apiPrefix) {
        ObjectNode root = tree(served.json());
        ObjectNode paths = root.putObject("paths");
        tree(served.json()).path("paths").properties().forEach(path -> {
            String key = path.getKey();
            boolean api = key.startsWith(Contract.API_PREFIX);
            paths.set(api ? apiPrefix + key.substring(Contract.API_PREFIX.length()) : key, path.getValue());
        });
        return root.toPrettyString();
    }

    /** Builds the document: only the endpoints that the dialect serves. */
    private ObjectNode made() {
        ObjectNode root = tree(contract.json());
        ObjectNode all = (ObjectNode) root.path("paths");
        ObjectNode served = root.objectNode();
        for (Endpoint endpoint : contract.endpoints()) {
            if (!endpoint.isOptional() || dialect.servesHealthOfTheApi()) {
                String method = endpoint.method().toLowerCase(Locale.ROOT);
                ObjectNode operation = (ObjectNode) all.path(endpoint.path()).path(method);
                narrow(endpoint, operation);
                String path = endpoint.path() + (dialect.endsWithSlash(endpoint.path()) ? "/" : "");
                served.withObjectProperty(path).set(method, operation);
            }
        }
        root.set("paths", served);
        new ServedSchemas(root, dialect).serve();
        return root;
    }

    private void narrow(Endpoint endpoint, ObjectNode operation) {
        operation.remove("x-optional");
        narrowResponses(endpoint, (ObjectNode) operation.path("responses"));
        ArrayNode parameters = operation.withArrayProperty("parameters");
        narrowParameters(endpoint, parameters);
        if (parameters.isEmpty()) {
            operation.remove("parameters");
        }
    }

    /** Restricts the successful responses to the status of the dialect. */
    private void narrowResponses(Endpoint endpoint, ObjectNode responses) {
        Outcome outcome = Outcome.of(endpoint.name());
        int status = dialect.status(outcome);
        for (int accepted : endpoint.accepted()) {
            if (accepted != status) {
                responses.remove(Integer.toString(accepted));
            }
        }
        ObjectNode success = (ObjectNode) responses.path(Integer.toString(status));
        success.put("description", "Successful Response");
        boolean isVoid = outcome == Outcome.DELETED || outcome == Outcome.DONE;
        if (isVoid && status != Answer.NO_CONTENT) {
            json(success).putObject("schema").put("$ref", ServedSchemas.NOTHING);
        }
        if (endpoint.name().equals("GET /contexts/{id}/export")) {
            json(success).putObject("schema").put("$ref", ServedSchemas.FILE);
        }
        boolean onlyWithoutToken = responses.at("/403/$ref").asText().endsWith("/NotAuthenticated");
        if (onlyWithoutToken && dialect.statusWithoutToken() != 403) {
            responses.remove("403");
        }
    }

    private static ObjectNode json(ObjectNode response) {
        return response.putObject("content").putObject(Answer.JSON);
    }

    private void narrowParameters(Endpoint endpoint, ArrayNode parameters) {
        List<ObjectNode> queries = queries(parameters);
        if (dialect.snakeCase()) {
            queries.forEach(
                    query -> query.put("name", Naming.snake(query.path("name").asText())));
            if (endpoint.name().equals("GET /contexts")) {
                parameters.add(integer("skip", 0, 0)).add(integer("limit", 1, 100));
            }
            queries(parameters).forEach(this::page);
        }
    }

    /** The start of a page is given by {@code page} in the guideline and by {@code skip} in the plans. */
    private void page(ObjectNode query) {
        if (query.path("name").asText().matches("skip|offset")) {
            query.setAll(dialect == Dialect.GUIDELINE ? integer("page", 1, 1) : integer("skip", 0, 0));
        }
    }

    private static List<ObjectNode> queries(ArrayNode parameters) {
        return parameters
                .valueStream()
                .map(ObjectNode.class::cast)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
    }

    private static ObjectNode integer(String name, int minimum, int fallback) {
        ObjectNode query =
                MAPPER.createObjectNode().put("name", name).put("in", "query").put("required", false);
        query.putObject("schema").put("type", "integer").put("minimum", minimum).put("default", fallback);
        return query;
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract is always JSON", e);
        }
    }
}
