package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Objects;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Comes, signs in, sees who they are, and leaves: the shortest visit, and the beginning of every other one. */
final class SignIn {

    private final Scene scene;
    private final Api api;

    SignIn(Scene scene) {
        this.scene = scene;
        this.api = scene.api();
    }

    Journey journey() {
        return new Journey("sign-in", 4, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                alive(),
                scene.think().time(),
                steps(),
                scene.think().time(),
                ownProfile(),
                scene.think().time(),
                signOut());
    }

    /** One request; a user who is not let in goes away. */
    ChainBuilder steps() {
        return exec(
                feed(scene.feeds().accounts()),
                api.anonymous("POST /auth/login")
                        .body(StringBody(this::credentials))
                        .asJson()
                        .check(
                                status().is(200),
                                jmesPath("data.user.email").isEL("#{email}"),
                                jmesPath("data.refreshToken").saveAs("refreshToken"),
                                jmesPath("data.token").saveAs("token")),
                exitHereIfFailed());
    }

    /** The web client asks before it shows its sign-in form. */
    private ChainBuilder alive() {
        return exec(api.anonymous("GET /health")
                .check(status().is(200), jmesPath("status").is("healthy")));
    }

    private ChainBuilder ownProfile() {
        return exec(api.request("GET /auth/me")
                .check(status().is(200), jmesPath("data.email").isEL("#{email}")));
    }

    private ChainBuilder signOut() {
        return exec(api.request("POST /auth/logout").check(status().is(200)));
    }

    private String credentials(Session session) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("email", Objects.requireNonNull(session.getString("email")))
                .put("password", scene.password().reveal())
                .toString();
    }
}
