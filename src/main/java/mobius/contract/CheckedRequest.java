package mobius.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;

/**
 * A request with its values parsed.
 *
 * @param parameters the path and query parameters by name, each in its JSON type. A parameter that was left out has the
 *     document's default, and is not in the map if there is no default
 * @param body the JSON body, or the fields of the form as an object; a missing node if there is no body
 * @param violations the content of the platform's 422 response; empty if the request is valid
 */
public record CheckedRequest(Map<String, JsonNode> parameters, JsonNode body, List<Violation> violations) {

    public CheckedRequest {
        parameters = Map.copyOf(parameters);
        violations = List.copyOf(violations);
    }

    /** A parameter by its name in the document; a missing node if it was left out or is not valid. */
    public JsonNode parameter(String name) {
        return parameters.getOrDefault(name, MissingNode.getInstance());
    }

    /** Whether the platform would accept the request. */
    public boolean isValid() {
        return violations.isEmpty();
    }
}
