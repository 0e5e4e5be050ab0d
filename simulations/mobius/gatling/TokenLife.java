package mobius.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** How long access tokens are good for, by the {@code exp} that their JWTs claim (RFC 7519, 4.1.4). */
public final class TokenLife {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;

    public TokenLife(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a token that ends at {@code end} has {@code least} of its life left, or less. */
    public boolean isShort(Instant end, Duration least) {
        return !clock.instant().plus(least).isBefore(end);
    }

    /**
     * When a token ends.
     *
     * @throws IllegalArgumentException when it is not a JWT, or one that does not tell
     */
    public static Instant end(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("the token is no JWT");
        }
        JsonNode end = claims(parts[1]).path("exp");
        if (!end.isNumber()) {
            throw new IllegalArgumentException("the token does not say when it expires");
        }
        return Instant.ofEpochSecond(end.longValue());
    }

    private static JsonNode claims(String payload) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(payload));
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw new IllegalArgumentException("the token is no JWT", broken);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
