package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static mobius.gatling.ContentCheck.says;
import static mobius.gatling.ContentCheck.saysIfPresent;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.UUID;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/**
 * Registers, takes another name and another password, signs in with that, and leaves. The platform has no way to remove an
 * account: its address names the suite and the run that made it, and no other journey ever signs in to it.
 */
final class ManageAccount {

    private static final String NAME = "Load Test";
    private static final String NEW_NAME = "Load Test Renamed";
    private static final String CHANGE = "POST /auth/change-password";

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    ManageAccount(JourneyContext scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("manage-account", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                register(),
                signIn.think(),
                rename(),
                signIn.think(),
                signIn.ownProfile(),
                signIn.think(),
                changePassword(),
                signIn.think(),
                signIn.with(session -> Json.text(session, "newPassword")),
                signIn.think(),
                signIn.signOut());
    }

    ChainBuilder register() {
        return exec(
                exec(session ->
                        session.set("email", address(session)).set("newPassword", "Changed1-" + UUID.randomUUID())),
                api.sendAnonymously(
                        "POST /auth/register",
                        request -> request.body(StringBody(session -> Json.object(
                                        "email", Json.text(session, "email"), "password", password(), "name", NAME)))
                                .asJson()
                                .check(saysIfPresent("user.email", session -> session.getString("email")))
                                .check(signIn.tokens().saved())),
                exitHereIfFailed());
    }

    ChainBuilder rename() {
        return api.send(
                "PATCH /auth/profile",
                request -> request.body(StringBody(Json.object("name", NEW_NAME)))
                        .asJson()
                        .check(says("name", session -> NEW_NAME)));
    }

    ChainBuilder changePassword() {
        return exec(
                api.send(
                        CHANGE,
                        request ->
                                request.body(StringBody(this::passwordChange)).asJson()),
                exitHereIfFailed());
    }

    private String passwordChange(Session session) {
        return Json.object(
                api.field(CHANGE, "currentPassword"),
                password(),
                api.field(CHANGE, "newPassword"),
                Json.text(session, "newPassword"));
    }

    private String password() {
        return scene.password().reveal();
    }

    /** Each user registers once. */
    private String address(Session session) {
        return Mark.TAG + "-" + scene.mark().run() + "-" + session.userId() + "@load.mobius.example";
    }
}
