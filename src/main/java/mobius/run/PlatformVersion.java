package mobius.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Which build answers, as the platform's OpenAPI document tells it. */
final class PlatformVersion {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest document;

    PlatformVersion(URI platform, String apiPrefix) {
        document = HttpRequest.newBuilder(platform.resolve(apiPrefix + "/openapi.json"))
                .timeout(PATIENCE)
                .build();
    }

    /** {@code info.version}; empty where the platform publishes no document. */
    Optional<String> published() {
        try {
            HttpResponse<String> answer = client.send(document, HttpResponse.BodyHandlers.ofString());
            JsonNode version = new ObjectMapper().readTree(answer.body()).at("/info/version");
            return version.isTextual() ? Optional.of(version.textValue()) : Optional.empty();
        } catch (IOException unpublished) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
