package mobius.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of a target, over real HTTP/1.1. */
public final class Client {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ReferenceTarget target;

    public Client(ReferenceTarget target) {
        this.target = target;
    }

    public HttpClient http() {
        return http;
    }

    /** A request to a path from the root of the server. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(target.url() + path)).timeout(PATIENCE);
    }

    public HttpRequest.Builder request(String method, String path, String token, String json) {
        HttpRequest.Builder builder = request(path).method(method, BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            builder.header("Content-Type", "application/json");
        }
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> send(String method, String path, String token, Object body)
            throws IOException, InterruptedException {
        return send(request(method, path, token, JSON.writeValueAsString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** Uploads a file to the import. */
    HttpResponse<String> upload(String token, String project, String filename, String content)
            throws IOException, InterruptedException {
        return send(uploadRequest(token, "projectId", project, filename, content));
    }

    HttpRequest.Builder uploadRequest(
            String token, String projectField, String project, String filename, String content) {
        String boundary = "----mobius";
        String form = "--%1$s\r\nContent-Disposition: form-data; name=\"%3$s\"\r\n\r\n%2$s\r\n"
                        .formatted(boundary, project, projectField)
                + "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%2$s\"\r\n"
                        .formatted(boundary, filename)
                + "Content-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        HttpRequest.Builder builder = request("/api/v1/contexts/import")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form.getBytes(StandardCharsets.UTF_8)));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    /** Signs in and gives the session: user, token, refreshToken. */
    public JsonNode login(String email) throws IOException, InterruptedException {
        return data(
                send("POST", "/api/v1/auth/login", "", Map.of("email", email, "password", SettingsBuilder.PASSWORD)));
    }

    public String token(String email) throws IOException, InterruptedException {
        return login(email).path("token").asText();
    }

    /** Waits until the metrics have that text, for at most 10 s. */
    void awaitMetric(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!get("/metrics").body().contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the metrics never had " + text);
            }
            Thread.onSpinWait();
        }
    }

    /** The data in the envelope of a response. */
    public static JsonNode data(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).path("data");
    }

    public static String detail(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).path("detail").asText();
    }

    /** The id of the first project of that account. */
    public String firstProject(String token) throws IOException, InterruptedException {
        return data(get("/api/v1/projects", token)).at("/0/id").asText();
    }

    /** The id of the first context in that project. */
    public String firstContext(String token, String project) throws IOException, InterruptedException {
        return data(get("/api/v1/contexts?projectId=" + project, token))
                .at("/0/id")
                .asText();
    }
}
