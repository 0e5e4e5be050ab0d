package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Writes a context into an own project, changes it, reads back what was changed, and removes it again. */
final class AuthorContext {

    private static final String REVISED = "2.0.0";

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;

    AuthorContext(Scene scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("author-context", 6, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                scene.think().time(),
                BrowseProjects.list(api, "20"),
                exec(session ->
                        session.set("projectId", session.getList("projectIds").get(0))),
                scene.think().time(),
                create(),
                scene.think().time(),
                revise(),
                scene.think().time(),
                readBack(),
                scene.think().time(),
                remove());
    }

    private ChainBuilder create() {
        return exec(
                feed(scene.feeds().contexts()),
                api.request("POST /contexts")
                        .body(StringBody("""
                                {"name":#{name.jsonStringify()},"description":#{description.jsonStringify()},\
                                "version":#{version.jsonStringify()},"projectId":"#{projectId}",\
                                "metadata":#{metadata.jsonStringify()}}"""))
                        .asJson()
                        .check(status().is(201), jmesPath("data.id").saveAs("contextId")),
                exitHereIfFailed());
    }

    private ChainBuilder revise() {
        return exec(api.request("PATCH /contexts/{id}", "#{contextId}")
                .body(StringBody("{\"version\":\"" + REVISED + "\"}"))
                .asJson()
                .check(status().is(200), jmesPath("data.version").is(REVISED)));
    }

    private ChainBuilder readBack() {
        return exec(api.request("GET /contexts/{id}", "#{contextId}")
                .check(
                        status().is(200),
                        jmesPath("data.name").isEL("#{name}"),
                        jmesPath("data.version").is(REVISED)));
    }

    private ChainBuilder remove() {
        return exec(api.request("DELETE /contexts/{id}", "#{contextId}").check(status().in(200, 204)));
    }
}
