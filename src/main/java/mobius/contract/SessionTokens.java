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
 * The tokens of an account that has signed in.
 *
 * @param access sent as {@code Authorization: Bearer}
 * @param refresh used to get the next access token; empty if the platform issued none
 * @param end when the access token expires
 */
public record SessionTokens(String access, Optional<String> refresh, Instant end) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ACCESS = List.of("token", "accessToken");

    /**
     * Reads the tokens in the response to a sign-in, a registration or a refresh. The access token expires at its {@code exp} if
     * it is a JWT, else after {@code expiresIn} seconds if the response has it.
     *
     * @param now when the response arrived
     * @param lifetime of a token without either
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

    /** The tokens after a refresh. If the platform issued no new refresh token, the old one stays valid. */
    public SessionTokens renewedBy(SessionTokens renewed) {
        return new SessionTokens(renewed.access, renewed.refresh.or(() -> refresh), renewed.end);
    }

    /** Whether the access token expires within {@code time} from {@code now}. */
    public boolean endsWithin(Duration time, Instant now) {
        return !now.plus(time).isBefore(end);
    }

    /** Leaves out the tokens, which are secrets. */
    @Override
    public String toString() {
        return "tokens that end at " + end;
    }

    /** When a token expires: the {@code exp} of a JWT (RFC 7519, section 4.1.4); empty for other tokens, which are opaque. */
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
