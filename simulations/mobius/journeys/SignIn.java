package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.function.Function;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Comes, signs in, sees who they are, and leaves: the shortest visit, and the beginning of every other one. */
final class SignIn {

    private final Scene scene;
    private final Api api;
    private final Tokens tokens;

    SignIn(Scene scene) {
        this.scene = scene;
        this.api = scene.api();
        this.tokens = new Tokens(api);
    }

    Journey journey() {
        return new Journey("sign-in", 4, 1, this::visit);
    }

    private ChainBuilder visit() {
        return exec(alive(), scene.think().time(), steps(), think(), ownProfile(), think(), signOut());
    }

    /** One request; a user who is not let in goes away. */
    ChainBuilder steps() {
        return exec(
                feed(scene.feeds().accounts()), with(session -> scene.password().reveal()));
    }

    /** One request of the user under {@code email}. */
    ChainBuilder with(Function<Session, String> password) {
        return exec(
                api.anonymous("POST /auth/login")
                        .body(StringBody(session ->
                                Json.object("email", Json.text(session, "email"), "password", password.apply(session))))
                        .asJson()
                        .check(status().is(200), jmesPath("data.user.email").isEL("#{email}"))
                        .check(Tokens.saved()),
                exitHereIfFailed());
    }

    /** The pause before the next request. Whoever thought until the token was about to expire gets a new one first. */
    ChainBuilder think() {
        return exec(scene.think().time(), tokens.refreshWhenDue());
    }

    /** The web client asks before it shows its sign-in form. */
    private ChainBuilder alive() {
        return exec(api.anonymous("GET /health")
                .check(status().is(200), jmesPath("status").is("healthy")));
    }

    ChainBuilder ownProfile() {
        return exec(api.request("GET /auth/me")
                .check(status().is(200), jmesPath("data.email").isEL("#{email}")));
    }

    ChainBuilder signOut() {
        return exec(api.request("POST /auth/logout")
                .check(status().is(200), jmesPath("message").exists()));
    }
}
