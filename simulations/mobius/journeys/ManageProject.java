package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.says;
import static mobius.gatling.ContentCheck.saysIfPresent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mobius.contract.Answer;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Begins a project, looks at it, gives it another description, and removes it again. */
final class ManageProject {

    private static final String CREATE = "POST /projects";
    private static final String REVISED = "Moved to another team.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    ManageProject(JourneyContext scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("manage-project", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                create(),
                signIn.think(),
                read(session -> session.getString("description")),
                signIn.think(),
                change(),
                signIn.think(),
                read(session -> REVISED),
                signIn.think(),
                delete());
    }

    ChainBuilder create() {
        return exec(
                feed(scene.feeds().projects()),
                api.send(
                        CREATE,
                        request -> request.body(StringBody(this::project))
                                .asJson()
                                .check(
                                        says("name", session -> session.getString("name")),
                                        saves("projectId", Answer::id))),
                exitHereIfFailed());
    }

    ChainBuilder read(Function<Session, String> description) {
        return api.send(
                "GET /projects/{id}",
                request -> request.check(
                        says("name", session -> session.getString("name")), saysIfPresent("description", description)),
                "#{projectId}");
    }

    ChainBuilder change() {
        return api.send(
                "PATCH /projects/{id}",
                request -> request.body(StringBody(Json.object("description", REVISED)))
                        .asJson()
                        .check(says("description", session -> REVISED)),
                "#{projectId}");
    }

    ChainBuilder delete() {
        return api.send("DELETE /projects/{id}", request -> request, "#{projectId}");
    }

    private String project(Session session) {
        ObjectNode project = JSON.createObjectNode();
        for (String field : List.of("name", "description", "language", "framework")) {
            project.put(field, Json.text(session, field));
        }
        project.put(api.field(CREATE, "repositoryUrl"), Json.text(session, "repository_url"));
        List<String> tags = List.of(Json.text(session, "tags").split("\\|", -1));
        project.set("tags", JSON.valueToTree(scene.mark().onTags(tags)));
        project.set("metadata", JSON.valueToTree(scene.mark().onMetadata(Map.of())));
        return project.toString();
    }
}
