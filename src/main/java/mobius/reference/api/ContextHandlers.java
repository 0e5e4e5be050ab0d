package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mobius.reference.http.Answer;
import mobius.reference.http.Call;
import mobius.reference.http.Json;
import mobius.reference.http.Operation;
import mobius.reference.http.Page;
import mobius.reference.http.PatchFields;
import mobius.reference.http.Reply;
import mobius.reference.http.Views;
import mobius.reference.store.Context;
import mobius.reference.store.Ids;
import mobius.reference.store.SearchHit;
import mobius.reference.store.SearchQuery;
import org.jspecify.annotations.Nullable;

/** The endpoints for contexts in the caller's projects. */
public final class ContextHandlers {

    private final OwnedStore shelf;
    private final Realtime realtime;
    private final InstantSource clock;
    private final ContextFiles files;

    /**
     * Creates the handlers.
     *
     * @param shelf the store, with access control
     * @param realtime publishes changes
     * @param clock for creation and change
     * @param files reads imports
     */
    public ContextHandlers(OwnedStore shelf, Realtime realtime, InstantSource clock, ContextFiles files) {
        this.shelf = shelf;
        this.realtime = realtime;
        this.clock = clock;
        this.files = files;
    }

    /** Returns the operations by endpoint name. */
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("GET /contexts", Operation.replying(this::list));
        operations.put("POST /contexts", Operation.replying(call -> create(call, call.body())));
        operations.put("GET /contexts/search", Operation.replying(this::search));
        operations.put("POST /contexts/import", Operation.replying(this::importFile));
        operations.put("GET /contexts/{id}", Operation.replying(call -> one(context(call))));
        operations.put("PATCH /contexts/{id}", Operation.replying(this::update));
        operations.put("DELETE /contexts/{id}", Operation.replying(this::delete));
        operations.put("POST /contexts/{id}/duplicate", Operation.replying(this::duplicate));
        operations.put("GET /contexts/{id}/export", Operation.answering(this::export));
        return operations;
    }

    /** Lists the contexts of a project, with their metadata. */
    private Reply list(Call call) {
        UUID project = shelf.project(call, call.id("projectId")).id();
        List<Context> all = shelf.own(call).contextsOf(project);
        Page page = call.page();
        return new Reply.Rows(page.of(all).stream().map(Views.ContextView::of).toList(), all.size(), page);
    }

    /** Searches the caller's contexts. Unlike in a list, the rows have no metadata. */
    private Reply search(Call call) {
        UUID projectId = call.parameter("projectId") == null
                ? null
                : shelf.project(call, call.id("projectId")).id();
        SearchQuery query =
                new SearchQuery(call.parameter("q"), projectId, call.parameter("name"), call.parameter("version"));
        List<SearchHit> hits = shelf.own(call).search(query);
        Page page = call.page();
        List<Views.ContextView> rows = page.of(hits).stream()
                .map(hit -> Views.ContextView.brief(hit.context()))
                .toList();
        return new Reply.Rows(rows, hits.size(), page);
    }

    /** Creates a context and publishes an event. */
    private Reply create(Call call, JsonNode body) {
        shelf.requireWriter(call);
        String name = body.path("name").asText();
        String description = Json.textOrNull(body, "description");
        Instant now = clock.instant();
        Context context = new Context(
                Ids.draw(ThreadLocalRandom.current()),
                shelf.project(call, Call.id(body.path("projectId"))).id(),
                name,
                description,
                body.path("version").asText(),
                metadata(body, "{}"),
                Context.termsOf(name, description),
                now,
                now);
        return stored(call, "context:created", context);
    }

    /** Creates a context from an uploaded file. The project is checked before the file is read. */
    private Reply importFile(Call call) {
        shelf.requireWriter(call);
        shelf.project(call, Call.id(call.body().path("projectId")));
        return create(call, files.read(call.upload(), call.body().path("projectId")));
    }

    /** Changes the given fields of a context and publishes an event. The project of a context cannot change. */
    private Reply update(Call call) {
        shelf.requireWriter(call);
        Context before = context(call);
        PatchFields fields = new PatchFields(call.body());
        String name = fields.text("name", before.name());
        @Nullable String description = fields.optionalText("description", before.description());
        Context after = new Context(
                before.id(),
                before.projectId(),
                name,
                description,
                fields.text("version", before.version()),
                metadata(call.body(), before.metadata()),
                Context.termsOf(name, description),
                before.createdAt(),
                clock.instant());
        return stored(call, "context:updated", after);
    }

    /** Deletes a context and publishes an event. */
    private Reply delete(Call call) {
        shelf.requireWriter(call);
        Context context = context(call);
        shelf.store().removeContext(shelf.own(call), context.id());
        publish(call, "context:deleted", context, new Views.Gone(context.id(), context.projectId()));
        return new Reply.Nothing();
    }

    /** Copies a context under a new name, in the same project. */
    private Reply duplicate(Call call) {
        shelf.requireWriter(call);
        UUID id = Ids.draw(ThreadLocalRandom.current());
        Context copy = context(call).duplicate(id, call.body().path("name").asText(), clock.instant());
        return stored(call, "context:created", copy);
    }

    /** Returns a context as a file to download. */
    private Answer export(Call call) {
        Context context = context(call);
        String disposition = "attachment; filename=\"context-" + context.id() + ".json\"";
        byte[] file = Json.bytes(Views.ContextDocument.of(context));
        return Answer.of(200, Answer.JSON, file, Map.of("Content-Disposition", disposition));
    }

    /** Stores a context, publishes an event and returns the context. */
    private Reply stored(Call call, String event, Context context) {
        shelf.store().put(shelf.own(call), context);
        publish(call, event, context, Views.ContextView.brief(context));
        return one(context);
    }

    private void publish(Call call, String event, Context context, Object data) {
        realtime.publish(event, call.account().id(), context.projectId(), data);
    }

    private Context context(Call call) {
        return shelf.context(call, call.id("contextId"));
    }

    private static Reply one(Context context) {
        return new Reply.One(Views.ContextView.of(context));
    }

    /** Returns the new metadata, or the old if the request has none. */
    private String metadata(JsonNode body, String before) {
        String given = Json.jsonOrNull(body, "metadata");
        return given == null ? before : shelf.store().texts().shared(given);
    }
}
