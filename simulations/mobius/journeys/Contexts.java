package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.says;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.contract.Answer;
import mobius.gatling.Api;
import mobius.gatling.JourneyContext;

/** The steps with contexts that several journeys take. */
final class Contexts {

    private static final String CREATE = "POST /contexts";

    private final JourneyContext scene;
    private final Api api;

    Contexts(JourneyContext scene) {
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
        String projectId = api.field(CREATE, "projectId");
        return exec(
                feed(scene.feeds().contexts()),
                api.send(
                        CREATE,
                        request -> request.body(StringBody("""
                                {"name":#{name.jsonStringify()},"description":#{description.jsonStringify()},\
                                "version":#{version.jsonStringify()},"%s":#{projectId.jsonStringify()},\
                                "metadata":#{metadata}}""".formatted(projectId)))
                                .asJson()
                                .check(
                                        says("name", session -> session.getString("name")),
                                        saves("contextId", Answer::id))),
                exitHereIfFailed());
    }

    /** One request. A client does not read the body of its answer. */
    ChainBuilder delete(String id) {
        return api.send("DELETE /contexts/{id}", request -> request, id);
    }
}
