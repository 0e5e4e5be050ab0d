package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a target holds, as told by its own list and export endpoints: nothing of the code under test is used to look. */
public final class TargetView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    TargetView(String url) {
        this.url = url;
    }

    /** A token, or an empty text where the account cannot sign in. */
    public String token(String email) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("email", email, "password", SeededTarget.PASSWORD));
        return JSON.readTree(send("POST", "/api/v1/auth/login", "", body))
                .at("/data/token")
                .asText();
    }

    /** Every byte that the account's lists and exports answer, below their paths. */
    String bytes(String email) throws IOException, InterruptedException {
        String token = token(email);
        StringBuilder all = new StringBuilder();
        for (JsonNode project : items(append(all, "/api/v1/projects?limit=1000", token))) {
            String contexts = "/api/v1/contexts?projectId=" + project.path("id").asText();
            for (JsonNode context : items(append(all, contexts, token))) {
                append(all, "/api/v1/contexts/" + context.path("id").asText() + "/export", token);
            }
        }
        return all.toString();
    }

    /** A line for each project and each context of the account, without what the platform itself adds to them. */
    public List<String> holdings(String email) throws IOException, InterruptedException {
        String token = token(email);
        assertThat(token).as("%s can sign in", email).isNotEmpty();
        List<String> lines = new ArrayList<>();
        for (JsonNode project : items(get("/api/v1/projects?limit=1000", token))) {
            lines.add(Holding.project(project));
            for (JsonNode context :
                    items(get("/api/v1/contexts?projectId=" + project.path("id").asText(), token))) {
                String export = get("/api/v1/contexts/" + context.path("id").asText() + "/export", token);
                lines.add(Holding.context(project.path("name").asText(), JSON.readTree(export)));
            }
        }
        return lines.stream().sorted().toList();
    }

    JsonNode firstProject(String token) throws IOException, InterruptedException {
        return projects(token).get(0);
    }

    List<JsonNode> projects(String token) throws IOException, InterruptedException {
        return list(items(get("/api/v1/projects?limit=1000", token)));
    }

    List<JsonNode> contexts(JsonNode project, String token) throws IOException, InterruptedException {
        return list(items(get("/api/v1/contexts?projectId=" + project.path("id").asText(), token)));
    }

    /** Creates something as anybody's client would, and gives what the platform answers. */
    JsonNode create(String path, String token, Map<String, Object> body) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", "/api/v1" + path, token, JSON.writeValueAsString(body)))
                .path("data");
    }

    void delete(String path, String token) throws IOException, InterruptedException {
        send("DELETE", "/api/v1" + path, token, "");
    }

    /** How many contexts the target has been asked to create so far. */
    public long contextsCreated() throws IOException, InterruptedException {
        return send("GET", "/metrics", "", "")
                .lines()
                .filter(line -> line.startsWith("http_requests_total")
                        && line.contains("handler=\"/api/v1/contexts\"")
                        && line.contains("method=\"POST\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String append(StringBuilder all, String path, String token) throws IOException, InterruptedException {
        String body = get(path, token);
        all.append(path).append('\n').append(body).append('\n');
        return body;
    }

    private static JsonNode items(String body) throws IOException {
        JsonNode rows = JSON.readTree(body).path("data");
        assertThat(rows.isArray()).as(body).isTrue();
        return rows;
    }

    private static List<JsonNode> list(JsonNode items) {
        List<JsonNode> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    private String get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "");
    }

    private String send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }
}
