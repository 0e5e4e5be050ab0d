package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static mobius.gatling.ContentCheck.saves;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.InstantSource;
import mobius.contract.Answer;
import mobius.contract.SessionTokens;
import mobius.gatling.Api;
import mobius.gatling.KeptSessions;
import org.jspecify.annotations.Nullable;

/** The tokens of a user: what the session holds, and how they are renewed. */
final class Tokens {

    /** Longer than the platform's slowest answer. A pause may be longer still: a refresh token outlives its access token. */
    static final Duration ENOUGH_FOR_A_REQUEST = Duration.ofSeconds(30);

    private static final String REFRESH = "POST /auth/refresh";

    private final InstantSource clock = InstantSource.system();
    private final Api api;

    Tokens(Api api) {
        this.api = api;
    }

    /** Keeps the tokens of a sign-in or a registration. */
    CheckBuilder saved() {
        return saves(Api.TOKENS, this::read);
    }

    private SessionTokens read(Answer answer) {
        return SessionTokens.of(answer, clock.instant(), api.platform().tokenLifetime());
    }

    /**
     * One request, for a user whose token has not enough life left for the next one: hardly any, as visits are short. Of several
     * visits with the same kept tokens one refreshes them for all.
     */
    ChainBuilder refreshWhenDue() {
        return api.times(
                0,
                () -> doIf(this::isDue)
                        .then(exec(Tokens::takeUp), doIf(this::isToRefresh).then(refresh())));
    }

    /** One request; a user who gets no new token goes away. */
    ChainBuilder refresh() {
        return exec(
                api.sendAnonymously(
                        REFRESH,
                        request -> request.body(StringBody(session -> Json.object(
                                        api.field(REFRESH, "refreshToken"),
                                        Api.tokens(session).refresh().orElse(""))))
                                .asJson()
                                .check(saves(
                                        Api.TOKENS,
                                        (answer, session) -> Api.tokens(session).renewedBy(read(answer))))),
                exec(Tokens::share),
                exitHereIfFailed());
    }

    private boolean isDue(Session session) {
        return Api.tokens(session).endsWithin(ENOUGH_FOR_A_REQUEST, clock.instant());
    }

    private boolean isToRefresh(Session session) {
        KeptSessions.Kept kept = kept(session);
        return isDue(session) && (kept == null || kept.beginsToRefresh());
    }

    private static Session takeUp(Session session) {
        KeptSessions.Kept kept = kept(session);
        return kept == null ? session : session.set(Api.TOKENS, kept.tokens());
    }

    /** Also after a refresh that failed: another visit must be able to try. */
    private static Session share(Session session) {
        KeptSessions.Kept kept = kept(session);
        if (kept != null) {
            kept.refreshedTo(Api.tokens(session));
        }
        return session;
    }

    private static KeptSessions.@Nullable Kept kept(Session session) {
        return session.get(SignIn.KEPT);
    }
}
