package mobius.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** One good request for each endpoint of the contract; its ids and token are the caller's choice. */
record SampleRequests(DialectClient client) {

    private static final Map<String, Object> DOCUMENT =
            Map.of("name", "retry policy", "version", "1.0.0", "metadata", Map.of("files", List.of()));

    /** What requests refer to; any of it may be wrong on purpose. */
    record Subject(String token, String refreshToken, String email, String project, String context) {

        Subject withToken(String other) {
            return new Subject(other, refreshToken, email, project, context);
        }

        Subject withIds(String otherProject, String otherContext) {
            return new Subject(token, refreshToken, email, otherProject, otherContext);
        }
    }

    HttpRequest.Builder of(String endpoint, Subject on) throws JsonProcessingException {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        return switch (endpoint) {
            case "GET /", "GET /health", "GET /api/v1/health" -> client.client().request(path);
            case "POST /contexts/import" -> upload(on, "policy.json", Client.JSON.writeValueAsString(DOCUMENT));
            case "GET /contexts", "GET /contexts/search" ->
                client.request(
                        method, path + "?" + client.name("projectId") + "=" + on.project(), on.token(), Map.of());
            default -> client.request(method, path.replace("{id}", id(path, on)), on.token(), body(endpoint, on));
        };
    }

    HttpRequest.Builder upload(Subject on, String filename, String content) {
        return client.client().uploadRequest(on.token(), client.name("projectId"), on.project(), filename, content);
    }

    static String id(String path, Subject on) {
        return path.startsWith("/projects") ? on.project() : on.context();
    }

    private static Map<String, ?> body(String endpoint, Subject on) {
        return switch (endpoint) {
            case "POST /auth/login" -> Map.of("email", on.email(), "password", SettingsBuilder.PASSWORD);
            case "POST /auth/refresh" -> Map.of("refreshToken", on.refreshToken());
            case "POST /auth/register" ->
                Map.of("email", "new@load.mobius.example", "password", "a long one", "name", "New");
            case "PATCH /auth/profile" -> Map.of("name", "Changed");
            case "POST /auth/change-password" ->
                Map.of("currentPassword", SettingsBuilder.PASSWORD, "newPassword", SettingsBuilder.PASSWORD);
            case "POST /projects" ->
                Map.of("name", "gateway", "repositoryUrl", "git@example.com:a/b.git", "tags", List.of("api"));
            case "PATCH /projects/{id}" -> Map.of("description", "changed");
            case "POST /contexts" -> Map.of("name", "retry", "version", "1.0.0", "projectId", on.project());
            case "PATCH /contexts/{id}" -> Map.of("version", "1.0.1");
            case "POST /contexts/{id}/duplicate" -> Map.of("name", "copy");
            case "POST /llm/complete", "POST /llm/stream" -> completion();
            default -> Map.of();
        };
    }

    private static Map<String, Object> completion() {
        return Map.of(
                "messages", List.of(Map.of("role", "user", "content", "How do retries work?")),
                "model", "small",
                "provider", "openai");
    }
}
