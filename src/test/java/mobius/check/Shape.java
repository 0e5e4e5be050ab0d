package mobius.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** How a platform spells and wraps its answers: as its web client reads them, as its guideline has them, or as its plan. */
public enum Shape {
    CLIENT,
    GUIDELINE,
    PLAN;

    private static final Map<String, String> SNAKE = Map.of(
            "projectId", "project_id",
            "refreshToken", "refresh_token",
            "currentPassword", "current_password",
            "newPassword", "new_password",
            "createdAt", "created_at");

    String name(String camelCase) {
        return this == CLIENT ? camelCase : SNAKE.getOrDefault(camelCase, camelCase);
    }

    /** The end of the path of a list. */
    String slash() {
        return this == PLAN ? "/" : "";
    }

    List<String> paging() {
        return switch (this) {
            case CLIENT -> List.of("limit", "offset");
            case GUIDELINE -> List.of("page", "limit");
            case PLAN -> List.of("skip", "limit");
        };
    }

    int created() {
        return this == CLIENT ? 200 : 201;
    }

    int deleted() {
        return this == GUIDELINE ? 200 : 204;
    }

    JsonNode one(JsonNode value) {
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case CLIENT -> wrapped.set("data", value);
            case GUIDELINE -> {
                wrapped.set("data", value);
                wrapped.putObject("meta").put("version", "1");
                yield wrapped;
            }
            case PLAN -> value;
        };
    }

    JsonNode rows(List<ObjectNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode().addAll(rows);
        if (this == CLIENT) {
            return one(array);
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set("items", array);
        return one(page.put("total", rows.size()));
    }

    JsonNode tokens(String email, String token) {
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        tokens.put(this == PLAN ? "access_token" : "token", token).put(name("refreshToken"), "refresh-" + token);
        tokens.set("user", user(email));
        return one(tokens);
    }

    ObjectNode user(String email) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "1")
                .put("email", email)
                .put("name", "Load Test")
                .put("role", "user")
                .put(name("createdAt"), "2024-01-01");
    }

    JsonNode nothing() {
        return one(NullNode.getInstance());
    }
}
