package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Begins a project, looks at it, describes it anew, and gives it up again. */
final class ManageProject {

    private static final String REVISED = "Moved to another team.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;

    ManageProject(Scene scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("manage-project", 6, 1, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                create(),
                signIn.think(),
                read("#{description}"),
                signIn.think(),
                change(),
                signIn.think(),
                read(REVISED),
                signIn.think(),
                delete());
    }

    ChainBuilder create() {
        return exec(
                feed(scene.feeds().projects()),
                api.request("POST /projects")
                        .body(StringBody(this::project))
                        .asJson()
                        .check(
                                status().is(201),
                                jmesPath("data.name").isEL("#{name}"),
                                jmesPath("data.id").saveAs("projectId")),
                exitHereIfFailed());
    }

    ChainBuilder read(String description) {
        return exec(api.request("GET /projects/{id}", "#{projectId}")
                .check(
                        status().is(200),
                        jmesPath("data.name").isEL("#{name}"),
                        jmesPath("data.description").isEL(description)));
    }

    ChainBuilder change() {
        return exec(api.request("PATCH /projects/{id}", "#{projectId}")
                .body(StringBody(Json.object("description", REVISED)))
                .asJson()
                .check(status().is(200), jmesPath("data.description").is(REVISED)));
    }

    ChainBuilder delete() {
        return exec(api.request("DELETE /projects/{id}", "#{projectId}")
                .check(status().is(200), jmesPath("message").exists()));
    }

    private String project(Session session) {
        ObjectNode project = JSON.createObjectNode();
        for (String field : List.of("name", "description", "language", "framework", "repository_url")) {
            project.put(field, Json.text(session, field));
        }
        List<String> tags = List.of(Json.text(session, "tags").split("\\|", -1));
        project.set("tags", JSON.valueToTree(scene.mark().onTags(tags)));
        project.set("metadata", JSON.valueToTree(scene.mark().onMetadata(Map.of())));
        return project.toString();
    }
}
