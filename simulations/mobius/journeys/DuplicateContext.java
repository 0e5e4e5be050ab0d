package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Takes a new context for a template: duplicates it, looks at the copy, and removes both. A copy inherits the mark. */
final class DuplicateContext {

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;

    DuplicateContext(Scene scene, SignIn signIn, BrowseProjects projects) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
    }

    Journey journey() {
        return new Journey("duplicate-context", 7, 1, this::visit);
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
                api.request("POST /contexts/{id}/duplicate", "#{contextId}")
                        .body(StringBody(session -> Json.object("name", Json.text(session, "copyName"))))
                        .asJson()
                        .check(
                                status().is(201),
                                jmesPath("data.name").isEL("#{copyName}"),
                                jmesPath("data.id").saveAs("copyId")),
                exitHereIfFailed());
    }

    private ChainBuilder look() {
        return exec(api.request("GET /contexts/{id}", "#{copyId}")
                .check(
                        status().is(200),
                        jmesPath("data.projectId").isEL("#{projectId}"),
                        jmesPath("data.version").isEL("#{version}"),
                        jmesPath("data.metadata.\"%s\"".formatted(Mark.TAG))
                                .is(scene.mark().run())));
    }
}
