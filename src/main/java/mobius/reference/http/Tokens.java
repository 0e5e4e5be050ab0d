package mobius.reference.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import mobius.reference.store.Account;

/**
 * Signs and reads the JWTs (HS256) of this process. Expiry is checked here, because the library supports the system clock only.
 */
public final class Tokens {

    private static final Duration REFRESH_LIFETIME = Duration.ofDays(7);
    private static final int KEY_BYTES = 32;
    private static final JWTOptions PLAIN =
            new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true).setIgnoreExpiration(true);

    /** Purpose of a token. */
    public enum Kind {
        ACCESS,
        REFRESH
    }

    /**
     * Content of a valid token.
     *
     * @param account the holder
     * @param session the session in which it was issued
     */
    public record Bearer(UUID account, UUID session) {}

    private final JWTAuth jwt;
    private final Duration accessLifetime;
    private final InstantSource clock;

    /**
     * Creates a signer with a new random key.
     *
     * @param vertx for the library
     * @param accessLifetime the validity of access tokens; refresh tokens are valid for 7 days
     * @param clock for issue and expiry
     */
    public Tokens(Vertx vertx, Duration accessLifetime, InstantSource clock) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        PubSecKeyOptions hs256 = new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Buffer.buffer(key));
        this.jwt =
                JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(hs256).setJWTOptions(PLAIN));
        this.accessLifetime = accessLifetime;
        this.clock = clock;
    }

    public Duration accessLifetime() {
        return accessLifetime;
    }

    /** Returns a new token. */
    public String sign(Kind kind, Account account, UUID session) {
        long now = clock.instant().getEpochSecond();
        Duration lifetime = kind == Kind.ACCESS ? accessLifetime : REFRESH_LIFETIME;
        JsonObject claims = new JsonObject()
                .put("sub", account.id().toString())
                .put("sid", session.toString())
                .put("kind", kind.name())
                .put("iat", now)
                .put("exp", now + lifetime.toSeconds());
        return jwt.generateToken(claims, PLAIN);
    }

    /** Returns the content of a token; empty if it was not signed by this process, has another kind, or is expired. */
    public Optional<Bearer> read(Kind kind, String token) {
        Future<User> user = jwt.authenticate(new TokenCredentials(token));
        return user.succeeded()
                ? bearer(kind, user.result().attributes().getJsonObject("accessToken"))
                : Optional.empty();
    }

    private Optional<Bearer> bearer(Kind kind, JsonObject claims) {
        boolean valid = kind.name().equals(claims.getString("kind"))
                && clock.instant().getEpochSecond() < claims.getLong("exp", 0L);
        return valid
                ? Optional.of(
                        new Bearer(UUID.fromString(claims.getString("sub")), UUID.fromString(claims.getString("sid"))))
                : Optional.empty();
    }
}
