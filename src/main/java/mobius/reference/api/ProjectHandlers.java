package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import mobius.reference.http.Call;
import mobius.reference.http.Json;
import mobius.reference.http.Operation;
import mobius.reference.http.Page;
import mobius.reference.http.PatchFields;
import mobius.reference.http.Reply;
import mobius.reference.http.Views;
import mobius.reference.store.Ids;
import mobius.reference.store.Project;
import mobius.reference.store.Store;

/** The endpoints for projects of the caller. */
public final class ProjectHandlers {

    private final OwnedStore shelf;
    private final Realtime realtime;
    private final InstantSource clock;

    /**
     * Creates the handlers.
     *
     * @param shelf the store, with access control
     * @param realtime publishes changes
     * @param clock for creation and change
     */
    public ProjectHandlers(OwnedStore shelf, Realtime realtime, InstantSource clock) {
        this.shelf = shelf;
        this.realtime = realtime;
        this.clock = clock;
    }

    /** Returns the operations by endpoint name. */
    public Map<String, Operation> operations() {
        return Map.of(
                "GET /projects", Operation.replying(this::list),
                "POST /projects", Operation.replying(this::create),
                "GET /projects/{id}", Operation.replying(call -> one(call, project(call))),
                "PATCH /projects/{id}", Operation.replying(this::update),
                "DELETE /projects/{id}", Operation.replying(this::delete));
    }

    /** Lists the caller's projects with the number of contexts in each. */
    private Reply list(Call call) {
        String search = call.parameter("search");
        List<Project> found = shelf.own(call).projects().stream()
                .filter(project -> search == null || project.mentions(search))
                .toList();
        Page page = call.page();
        Map<UUID, Integer> contexts = shelf.own(call).contextCounts();
        List<Views.ProjectView> rows = page.of(found).stream()
                .map(project -> Views.ProjectView.of(project, contexts.getOrDefault(project.id(), 0)))
                .toList();
        return new Reply.Rows(rows, found.size(), page);
    }

    /** Creates a project of the caller and publishes an event. */
    private Reply create(Call call) {
        shelf.requireWriter(call);
        JsonNode body = call.body();
        Instant now = clock.instant();
        Project project = new Project(
                Ids.draw(ThreadLocalRandom.current()),
                call.account().id(),
                body.path("name").asText(),
                Json.textOrNull(body, "description"),
                Json.textOrNull(body, "language"),
                Json.textOrNull(body, "framework"),
                Json.textOrNull(body, "repositoryUrl"),
                tags(body.path("tags")),
                Json.jsonOrNull(body, "metadata"),
                settings(body, Project.DEFAULT_SETTINGS),
                now,
                now);
        return stored(call, "project:created", project);
    }

    /** Changes the given fields of a project and publishes an event. */
    private Reply update(Call call) {
        shelf.requireWriter(call);
        Project before = project(call);
        PatchFields fields = new PatchFields(call.body());
        Project after = new Project(
                before.id(),
                before.ownerId(),
                fields.text("name", before.name()),
                fields.optionalText("description", before.description()),
                fields.optionalText("language", before.language()),
                fields.optionalText("framework", before.framework()),
                fields.optionalText("repositoryUrl", before.repositoryUrl()),
                call.body().path("tags").isArray() ? tags(call.body().path("tags")) : before.tags(),
                fields.optionalJson("metadata", before.metadata()),
                settings(call.body(), before.settings()),
                before.createdAt(),
                clock.instant());
        return stored(call, "project:updated", after);
    }

    /** Deletes a project with its contexts and publishes an event. */
    private Reply delete(Call call) {
        shelf.requireWriter(call);
        Project project = project(call);
        shelf.store().removeProject(shelf.own(call), project.id());
        realtime.publish(
                "project:deleted", project.ownerId(), project.id(), new Views.Gone(project.id(), project.id()));
        return new Reply.Nothing();
    }

    /** Stores a project, publishes an event and returns the project. */
    private Reply stored(Call call, String event, Project project) {
        Store store = shelf.store();
        store.put(shelf.own(call), project);
        realtime.publish(event, project.ownerId(), project.id(), view(call, project));
        return one(call, project);
    }

    private Project project(Call call) {
        return shelf.project(call, call.id("projectId"));
    }

    private Reply one(Call call, Project project) {
        return new Reply.One(view(call, project));
    }

    private Views.ProjectView view(Call call, Project project) {
        return Views.ProjectView.of(
                project, shelf.own(call).contextsOf(project.id()).size());
    }

    /** Returns the new settings, or the old if the request has none. */
    private static String settings(JsonNode body, String before) {
        String given = Json.jsonOrNull(body, "settings");
        return given == null ? before : given;
    }

    private static List<String> tags(JsonNode tags) {
        return StreamSupport.stream(tags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
