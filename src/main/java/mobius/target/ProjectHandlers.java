package mobius.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import mobius.target.store.Ids;
import mobius.target.store.Project;
import mobius.target.store.Store;

/** Projects of the caller. */
final class ProjectHandlers {

    private final Shelf shelf;
    private final Realtime realtime;
    private final InstantSource clock;

    ProjectHandlers(Shelf shelf, Realtime realtime, InstantSource clock) {
        this.shelf = shelf;
        this.realtime = realtime;
        this.clock = clock;
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        return Map.of(
                "GET /projects", Operation.answering(this::list),
                "POST /projects", Operation.answering(this::create),
                "GET /projects/{id}", Operation.answering(call -> data(200, project(call))),
                "PATCH /projects/{id}", Operation.answering(this::update),
                "DELETE /projects/{id}", Operation.answering(this::delete));
    }

    private Answer list(Call call) {
        String search = call.parameter("search");
        List<Project> found = shelf.own(call).projects().stream()
                .filter(project -> search == null || project.mentions(search))
                .toList();
        List<Views.ProjectView> page = found.stream()
                .skip(call.number("skip"))
                .limit(call.limit())
                .map(Views.ProjectView::of)
                .toList();
        return Answer.data(200, new Views.Page(page, found.size()));
    }

    private Answer create(Call call) {
        shelf.requireWriter(call);
        JsonNode body = call.body();
        Instant now = clock.instant();
        Project project = new Project(
                Ids.draw(ThreadLocalRandom.current()),
                call.account().id(),
                body.path("name").asText(),
                Json.textOrNull(body, "description"),
                body.path("language").asText(),
                Json.textOrNull(body, "framework"),
                Json.textOrNull(body, "repository_url"),
                tags(body.path("tags")),
                Json.jsonOrNull(body, "metadata"),
                now,
                now);
        return stored(call, 201, "project:created", project);
    }

    private Answer update(Call call) {
        shelf.requireWriter(call);
        Project before = project(call);
        Fields fields = new Fields(call.body());
        Project after = new Project(
                before.id(),
                before.ownerId(),
                fields.text("name", before.name()),
                fields.optionalText("description", before.description()),
                fields.text("language", before.language()),
                fields.optionalText("framework", before.framework()),
                fields.optionalText("repository_url", before.repositoryUrl()),
                call.body().path("tags").isArray() ? tags(call.body().path("tags")) : before.tags(),
                fields.optionalJson("metadata", before.metadata()),
                before.createdAt(),
                clock.instant());
        return stored(call, 200, "project:updated", after);
    }

    private Answer delete(Call call) {
        shelf.requireWriter(call);
        Project project = project(call);
        shelf.store().removeProject(shelf.own(call), project.id());
        realtime.publish("project:deleted", project.ownerId(), project.id(), Map.of("id", project.id()));
        return Answer.message("Project deleted");
    }

    private Answer stored(Call call, int status, String event, Project project) {
        Store store = shelf.store();
        store.put(shelf.own(call), project);
        realtime.publish(event, project.ownerId(), project.id(), Views.ProjectView.of(project));
        return data(status, project);
    }

    private Project project(Call call) {
        UUID id = call.id("project_id");
        return shelf.project(call, id);
    }

    private static Answer data(int status, Project project) {
        return Answer.data(status, Views.ProjectView.of(project));
    }

    private static List<String> tags(JsonNode tags) {
        return StreamSupport.stream(tags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
