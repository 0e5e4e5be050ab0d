package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.says;
import static mobius.gatling.ContentCheck.saysIfPresent;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Instant;
import java.util.function.Function;
import mobius.gatling.Api;
import mobius.gatling.ContentCheck;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;
import mobius.gatling.KeptSessions;

/** Comes, signs in, sees the own profile, and leaves: the shortest visit. It is also the beginning of every other one. */
final class SignIn {

    /** Where a session has the tokens that it shares with other visits of the same account. */
    static final String KEPT = "kept";

    private final JourneyContext scene;
    private final Api api;
    private final Tokens tokens;

    SignIn(JourneyContext scene) {
        this.scene = scene;
        this.api = scene.api();
        this.tokens = new Tokens(api);
    }

    Journey journey() {
        return new Journey("sign-in", this::visit);
    }

    private ChainBuilder visit() {
        return exec(alive(), scene.think().time(), stepsOfOneWhoLeaves(), think(), ownProfile(), think(), signOut());
    }

    /**
     * The beginning of a visit. A share of the users return with the token of an earlier visit, as the web client keeps it, and
     * send nothing. The others sign in: one request; a user who is not let in goes away.
     */
    ChainBuilder steps() {
        return exec(
                exec(this::comeBack),
                api.times(
                        1 - scene.returningUsers(),
                        () -> doIf(session -> !session.contains(KEPT))
                                .then(feed(scene.feeds().accounts()), withThePassword(), exec(this::stay))));
    }

    /** One request of a user who signs in for sure, and whose tokens no other visit takes up. */
    ChainBuilder stepsOfOneWhoLeaves() {
        return exec(feed(scene.feeds().leavingAccounts()), withThePassword());
    }

    private ChainBuilder withThePassword() {
        return with(session -> scene.password().reveal());
    }

    /** One request of the user under {@code email}. */
    ChainBuilder with(Function<Session, String> password) {
        return exec(
                api.sendAnonymously(
                        "POST /auth/login",
                        request -> request.body(StringBody(session -> Json.object(
                                        "email", Json.text(session, "email"), "password", password.apply(session))))
                                .asJson()
                                .check(saysIfPresent("user.email", session -> session.getString("email")))
                                .check(tokens.saved())),
                exitHereIfFailed());
    }

    private Session comeBack(Session session) {
        if (!scene.isReturning(session.userId())) {
            return session;
        }
        return scene.sessions()
                .take(Tokens.ENOUGH_FOR_A_REQUEST, Instant.now())
                .map(kept -> session.set("email", kept.email()).set(KEPT, kept).set(Api.TOKENS, kept.tokens()))
                .orElse(session);
    }

    private Session stay(Session session) {
        KeptSessions.Kept kept = new KeptSessions.Kept(Json.text(session, "email"), Api.tokens(session), Instant.now());
        scene.sessions().keep(kept);
        return session.set(KEPT, kept);
    }

    Tokens tokens() {
        return tokens;
    }

    /** The pause before the next request. A user whose token was about to expire meanwhile gets a new one first. */
    ChainBuilder think() {
        return exec(scene.think().time(), tokens.refreshWhenDue());
    }

    /** The web client asks before it shows its sign-in form. */
    private ChainBuilder alive() {
        return api.sendAnonymously("GET /health", request -> request.check(ContentCheck.isHealthy()));
    }

    ChainBuilder ownProfile() {
        return api.send("GET /auth/me", request -> request.check(says("email", session -> session.getString("email"))));
    }

    ChainBuilder signOut() {
        return api.send(
                "POST /auth/logout", request -> request.body(StringBody("{}")).asJson());
    }
}
