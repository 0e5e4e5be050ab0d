package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules for the requests of one endpoint. */
final class RequestRules {

    private final List<Parameter> path = new ArrayList<>();
    private final List<Parameter> query = new ArrayList<>();
    private final BodyRules body;

    private RequestRules(BodyRules body) {
        this.body = body;
    }

    /** The rules for an endpoint. */
    static RequestRules of(OpenApiDocument document, Endpoint endpoint) {
        RequestRules rules = new RequestRules(BodyRules.of(document, endpoint));
        String parameters = endpoint.pointer() + "/parameters";
        for (int i = 0; i < document.at(parameters).size(); i++) {
            rules.add(document, document.resolved(parameters + "/" + i));
        }
        return rules;
    }

    private void add(OpenApiDocument document, String pointer) {
        JsonNode node = document.at(pointer);
        Parameter parameter = Parameter.of(document, node.path("name").asText(), pointer);
        switch (node.path("in").asText()) {
            case "path" -> path.add(parameter);
            case "query" -> query.add(parameter);
            default -> {
                // Headers and cookies are not part of a Request.
            }
        }
    }

    /** Parses and checks a request. Violations are in the order of FastAPI: path, query, body. */
    CheckedRequest check(Request request) {
        Map<String, JsonNode> values = new HashMap<>();
        List<Violation> violations = new ArrayList<>();
        check(path, request.path(), "path", values, violations);
        check(query, request.query(), "query", values, violations);
        BodyRules.Checked checked = body.check(request.body());
        violations.addAll(checked.violations());
        return new CheckedRequest(values, checked.value(), violations);
    }

    private static void check(
            List<Parameter> parameters,
            Map<String, String> texts,
            String in,
            Map<String, JsonNode> values,
            List<Violation> violations) {
        for (Parameter parameter : parameters) {
            JsonNode value = parameter.value(texts.get(parameter.name()));
            List<Violation> found = parameter.check(value, List.of(in, parameter.name()));
            violations.addAll(found);
            if (found.isEmpty() && !value.isMissingNode()) {
                values.put(parameter.name(), value);
            }
        }
    }
}
