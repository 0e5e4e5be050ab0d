package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import mobius.gatling.Api;
import mobius.gatling.TokenLife;

/** The access token of a user and the refresh token beside it. */
final class Tokens {

    /** Longer than the platform's slowest answer. A pause may be longer still: a refresh token outlives its access token. */
    private static final Duration ENOUGH_FOR_A_REQUEST = Duration.ofSeconds(30);

    private static final String END = "tokenEnd";

    private final TokenLife life = new TokenLife(InstantSource.system());
    private final Api api;

    Tokens(Api api) {
        this.api = api;
    }

    /** Checks that keep the tokens of a response, and when the access token ends. */
    static List<CheckBuilder> saved() {
        return List.of(
                jmesPath("data.refreshToken").saveAs("refreshToken"),
                jmesPath("data.token").saveAs("token"),
                jmesPath("data.token").transform(TokenLife::end).saveAs(END));
    }

    /** One request, for a user whose token has not enough life left for the next one: hardly any, as visits are short. */
    ChainBuilder refreshWhenDue() {
        return api.times(0, () -> doIf(this::isDue).then(refresh()));
    }

    /** One request; a user who gets no new token goes away. */
    ChainBuilder refresh() {
        return exec(
                api.anonymous("POST /auth/refresh")
                        .body(StringBody(session -> Json.object("refreshToken", Json.text(session, "refreshToken"))))
                        .asJson()
                        .check(status().is(200))
                        .check(saved()),
                exitHereIfFailed());
    }

    private boolean isDue(Session session) {
        return life.isShort(Objects.requireNonNull(session.<Instant>get(END)), ENOUGH_FOR_A_REQUEST);
    }
}
