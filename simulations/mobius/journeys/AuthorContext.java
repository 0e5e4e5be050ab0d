package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static mobius.gatling.ContentCheck.says;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Writes a context into an own project, changes it, reads back what was changed, and removes it again. */
final class AuthorContext {

    private static final String REVISED = "2.0.0";

    private final Api api;
    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;

    AuthorContext(JourneyContext scene, SignIn signIn, BrowseProjects projects) {
        this.api = scene.api();
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
    }

    Journey journey() {
        return new Journey("author-context", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                projects.list(),
                Contexts.intoFirstProject(),
                signIn.think(),
                contexts.create(),
                signIn.think(),
                revise(),
                readBackUnlessRefused(),
                signIn.think(),
                contexts.delete("#{contextId}"));
    }

    ChainBuilder revise() {
        return api.send(
                "PATCH /contexts/{id}",
                request -> request.body(StringBody(Json.object("version", REVISED)))
                        .asJson()
                        .check(says("version", session -> REVISED)),
                "#{contextId}");
    }

    /** If the platform turned the change away, the old version is right and no wrong answer. */
    private ChainBuilder readBackUnlessRefused() {
        return doIf(session -> !session.isFailed()).then(signIn.think(), readBack());
    }

    ChainBuilder readBack() {
        return api.send(
                "GET /contexts/{id}",
                request -> request.check(
                        says("name", session -> session.getString("name")), says("version", session -> REVISED)),
                "#{contextId}");
    }
}
