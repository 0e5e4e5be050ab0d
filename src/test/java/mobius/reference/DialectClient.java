package mobius.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mobius.reference.settings.Dialect;

/** A client that writes requests and reads answers in a dialect; what tests say to it is in the words of the web client. */
public record DialectClient(Client client, Dialect dialect) {

    private static final String API = "/api/v1";

    /** A signed-in account. */
    public record Session(String token, String refreshToken, String email) {}

    /** A request to a path below the prefix, with the fields of a body by their names in camelCase; none is no body. */
    HttpRequest.Builder request(String method, String path, String token, Map<String, ?> body)
            throws JsonProcessingException {
        Map<String, Object> sent = new LinkedHashMap<>();
        body.forEach((name, value) -> sent.put(name(name), value));
        return client.request(
                method, API + slashed(path), token, sent.isEmpty() ? "" : Client.JSON.writeValueAsString(sent));
    }

    public HttpResponse<String> send(String method, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        return client.send(request(method, path, token, body));
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, Map.of());
    }

    public Session login(String email) throws IOException, InterruptedException {
        return session(
                email, send("POST", "/auth/login", "", Map.of("email", email, "password", SettingsBuilder.PASSWORD)));
    }

    private Session session(String email, HttpResponse<String> response) throws IOException {
        JsonNode value = value(response);
        return new Session(
                value.path(dialect == Dialect.PLAN ? "access_token" : "token").asText(),
                value.path(name("refreshToken")).asText(),
                email);
    }

    /** The value in an answer. */
    public JsonNode value(HttpResponse<String> response) throws IOException {
        JsonNode body = Client.JSON.readTree(response.body());
        return dialect == Dialect.PLAN ? body : body.path("data");
    }

    /** The rows in an answer. */
    public JsonNode rows(HttpResponse<String> response) throws IOException {
        JsonNode value = value(response);
        return dialect == Dialect.CLIENT ? value : value.path(value.has("results") ? "results" : "items");
    }

    String name(String camelCase) {
        return dialect == Dialect.CLIENT
                ? camelCase
                : camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    public String firstProject(String token) throws IOException, InterruptedException {
        return rows(get("/projects", token)).at("/0/id").asText();
    }

    public String firstContext(String token, String project) throws IOException, InterruptedException {
        return rows(get("/contexts?" + name("projectId") + "=" + project, token))
                .at("/0/id")
                .asText();
    }

    private String slashed(String path) {
        return dialect == Dialect.PLAN ? path.replaceFirst("^/(projects|contexts)(?=$|\\?)", "/$1/") : path;
    }
}
