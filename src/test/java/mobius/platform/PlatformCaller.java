package mobius.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Asks a platform for what a test looks at: the status, the headers and the body as they come. It follows no redirect. */
final class PlatformCaller {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Optional<String> token;

    PlatformCaller(URI base) {
        this(base, Optional.empty());
    }

    private PlatformCaller(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    PlatformCaller as(String bearer) {
        return new PlatformCaller(base, Optional.of(bearer));
    }

    Reply get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** @param json with {@code '} for {@code "} */
    Reply post(String path, String json) throws IOException {
        return send("POST", path, "application/json", json.replace('\'', '"'));
    }

    Reply patch(String path, String json) throws IOException {
        return send("PATCH", path, "application/json", json.replace('\'', '"'));
    }

    /** Uploads a file, beside one field of the form. */
    Reply upload(String path, String field, String value, String name, String content) throws IOException {
        String part = "--limit\r\nContent-Disposition: form-data; name=";
        String form = part + "\"" + field + "\"\r\n\r\n" + value + "\r\n" + part + "\"file\"; filename=\"" + name
                + "\"\r\n\r\n" + content + "\r\n--limit--\r\n";
        return send("POST", path, "multipart/form-data; boundary=limit", form);
    }

    private Reply send(String method, String path, String type, String body) throws IOException {
        return send(request(path, "Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), text(response));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    record Reply(int status, HttpHeaders headers, String body) {

        /** The value at a JSON pointer. */
        JsonNode at(String pointer) throws IOException {
            return body.isEmpty()
                    ? MissingNode.getInstance()
                    : JSON.readTree(body).at(pointer);
        }

        String text(String pointer) throws IOException {
            return at(pointer).asText();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }
}
