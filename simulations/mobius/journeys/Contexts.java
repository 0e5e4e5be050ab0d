package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Scene;

/** The steps with contexts that several journeys take. */
final class Contexts {

    private final Scene scene;
    private final Api api;

    Contexts(Scene scene) {
        this.scene = scene;
        this.api = scene.api();
    }

    /** Takes the first project of {@code projectIds} for {@code projectId}. */
    static ChainBuilder intoFirstProject() {
        return exec(session ->
                session.set("projectId", session.getList("projectIds").get(0)));
    }

    /** One request, which leaves {@code name} and {@code contextId} in the session; without a context the user goes away. */
    ChainBuilder create() {
        return exec(
                feed(scene.feeds().contexts()),
                api.request("POST /contexts")
                        .body(StringBody("""
                                {"name":#{name.jsonStringify()},"description":#{description.jsonStringify()},\
                                "version":#{version.jsonStringify()},"projectId":"#{projectId}",\
                                "metadata":#{metadata}}"""))
                        .asJson()
                        .check(
                                status().is(201),
                                jmesPath("data.name").isEL("#{name}"),
                                jmesPath("data.id").saveAs("contextId")),
                exitHereIfFailed());
    }

    /** One request. */
    ChainBuilder delete(String id) {
        return exec(api.request("DELETE /contexts/{id}", id)
                .check(status().is(200), jmesPath("message").exists()));
    }
}
