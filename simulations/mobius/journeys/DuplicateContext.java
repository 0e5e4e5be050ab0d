package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.says;
import static mobius.gatling.ContentCheck.saysIfPresent;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.contract.Answer;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Takes a new context for a template: duplicates it, looks at the copy, and removes both. A copy inherits the mark. */
final class DuplicateContext {

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;

    DuplicateContext(JourneyContext scene, SignIn signIn, BrowseProjects projects) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
    }

    Journey journey() {
        return new Journey("duplicate-context", this::visit);
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
                duplicate(),
                signIn.think(),
                look(),
                signIn.think(),
                contexts.delete("#{copyId}"),
                signIn.think(),
                contexts.delete("#{contextId}"));
    }

    ChainBuilder duplicate() {
        return exec(
                exec(session -> session.set("copyName", "Copy (" + scene.mark().run() + ")")),
                api.send(
                        "POST /contexts/{id}/duplicate",
                        request -> request.body(
                                        StringBody(session -> Json.object("name", Json.text(session, "copyName"))))
                                .asJson()
                                .check(
                                        says("name", session -> session.getString("copyName")),
                                        saves("copyId", Answer::id)),
                        "#{contextId}"),
                exitHereIfFailed());
    }

    private ChainBuilder look() {
        return api.send(
                "GET /contexts/{id}",
                request -> request.check(
                        says("name", session -> session.getString("copyName")),
                        saysIfPresent("projectId", session -> session.getString("projectId")),
                        saysIfPresent("version", session -> session.getString("version")),
                        says("metadata." + Mark.TAG, session -> scene.mark().run())),
                "#{copyId}");
    }
}
