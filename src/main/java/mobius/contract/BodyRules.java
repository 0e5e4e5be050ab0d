package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules for the request body of one endpoint. A body that the endpoint does not declare is ignored. */
final class BodyRules {

    private static final List<Object> PLACE = List.of("body");

    /** Text after the end of the value makes it invalid JSON, as it does for FastAPI. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final @Nullable Schema schema;
    private final boolean required;
    private final Translation translation;

    /** The value of a body and its violations; the value is missing if there is no body. */
    record Checked(JsonNode value, List<Violation> violations) {}

    private BodyRules(@Nullable Schema schema, boolean required, Translation translation) {
        this.schema = schema;
        this.required = required;
        this.translation = translation;
    }

    /** The rules for an endpoint, from the first media type of its request body. */
    static BodyRules of(OpenApiDocument document, Endpoint endpoint) {
        String body = document.resolved(endpoint.pointer() + "/requestBody");
        String content = body + "/content";
        Schema schema = document.at(content).properties().stream()
                .findFirst()
                .map(media -> document.schema(OpenApiDocument.child(content, media.getKey()) + "/schema"))
                .orElse(null);
        return new BodyRules(schema, document.at(body).path("required").asBoolean(), new Translation(document));
    }

    /** Checks a body. */
    Checked check(Request.Body body) {
        if (schema == null) {
            return new Checked(MissingNode.getInstance(), List.of());
        }
        try {
            return check(schema, value(body));
        } catch (JsonProcessingException e) {
            return new Checked(MissingNode.getInstance(), List.of(invalidJson(e)));
        }
    }

    private Checked check(Schema rules, JsonNode value) {
        if (value.isMissingNode()) {
            return new Checked(value, required ? List.of(Parameter.missing(PLACE)) : List.of());
        }
        return new Checked(value, translation.violations(rules.validate(value), PLACE));
    }

    private static JsonNode value(Request.Body body) throws JsonProcessingException {
        if (body instanceof Request.Body.Json json) {
            return MAPPER.readTree(json.text());
        }
        if (body instanceof Request.Body.Form form) {
            return MAPPER.valueToTree(form.fields());
        }
        return MissingNode.getInstance();
    }

    /** FastAPI's violation for a body that is not JSON; its location is the position of the error in characters. */
    private static Violation invalidJson(JsonProcessingException e) {
        int position = (int) Math.max(0, e.getLocation().getCharOffset());
        return new Violation(
                "json_invalid",
                List.of("body", position),
                "JSON decode error",
                MAPPER.createObjectNode(),
                Map.of("error", e.getOriginalMessage()));
    }
}
