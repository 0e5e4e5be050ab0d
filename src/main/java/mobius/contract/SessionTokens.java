package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a platform gives to an account that signed in.
 *
 * @param access goes into {@code Authorization: Bearer}
 * @param refresh brings the next access token; empty if the platform gave none
 * @param end when the access token expires
 */
public record SessionTokens(String access, Optional<String> refresh, Instant end) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ACCESS = List.of("token", "accessToken");

    /**
     * Reads the tokens of a sign-in, a registration or a refresh.
     *
     * @param now when the answer came
     * @param lifetime of a token that does not say when it expires
     * @throws UnexpectedAnswer if there is no access token
     */
    public static SessionTokens of(Answer answer, Instant now, Duration lifetime) {
        String access = ACCESS.stream()
                .flatMap(name -> text(answer.field(name)).stream())
                .findFirst()
                .orElseThrow(() -> answer.unexpected("no token"));
        JsonNode seconds = answer.field("expiresIn");
        Instant end = expiry(access)
                .orElseGet(() -> now.plus(seconds.isNumber() ? Duration.ofSeconds(seconds.longValue()) : lifetime));
        return new SessionTokens(access, text(answer.field("refreshToken")), end);
    }

    /** The tokens after a refresh: a platform that sends no new refresh token expects the old one again. */
    public SessionTokens renewedBy(SessionTokens renewed) {
        return new SessionTokens(renewed.access, renewed.refresh.or(() -> refresh), renewed.end);
    }

    /** Whether the access token expires within a time from {@code now} on. */
    public boolean endsWithin(Duration time, Instant now) {
        return !now.plus(time).isBefore(end);
    }

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "tokens that end at " + end;
    }

    /** When a token expires by its own word: the {@code exp} of a JWT (RFC 7519, 4.1.4). Any other token is opaque. */
    private static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode end =
                    JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.longValue())) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException opaque) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
