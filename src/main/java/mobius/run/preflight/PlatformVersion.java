package mobius.run.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Which build answers, as the platform's OpenAPI document tells it. */
final class PlatformVersion {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PlatformVersion() {}

    /** {@code info.version}; empty where the platform publishes no document. */
    static Optional<String> published(PlatformClient platform, String apiPrefix) {
        try {
            String document =
                    platform.get(apiPrefix + "/openapi.json", PATIENCE).text();
            JsonNode version = new ObjectMapper().readTree(document).at("/info/version");
            return version.isTextual() ? Optional.of(version.textValue()) : Optional.empty();
        } catch (IOException unpublished) {
            return Optional.empty();
        }
    }
}
