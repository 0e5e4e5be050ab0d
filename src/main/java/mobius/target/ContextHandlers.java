package mobius.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mobius.contract.Contract;
import mobius.target.store.Context;
import mobius.target.store.Ids;
import mobius.target.store.SearchHit;
import mobius.target.store.SearchQuery;
import org.jspecify.annotations.Nullable;

/** Contexts in the caller's projects. */
final class ContextHandlers {

    private final Shelf shelf;
    private final Realtime realtime;
    private final InstantSource clock;
    private final ContextFiles files;

    ContextHandlers(Shelf shelf, Realtime realtime, InstantSource clock, Contract contract) {
        this.shelf = shelf;
        this.realtime = realtime;
        this.clock = clock;
        this.files = new ContextFiles(contract);
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("GET /contexts", Operation.answering(this::list));
        operations.put("POST /contexts", Operation.answering(call -> create(call, call.body())));
        operations.put("GET /contexts/search", Operation.answering(this::search));
        operations.put("POST /contexts/import", Operation.answering(this::importFile));
        operations.put("GET /contexts/{id}", Operation.answering(call -> data(200, context(call))));
        operations.put("PATCH /contexts/{id}", Operation.answering(this::update));
        operations.put("DELETE /contexts/{id}", Operation.answering(this::delete));
        operations.put("POST /contexts/{id}/duplicate", Operation.answering(this::duplicate));
        operations.put("GET /contexts/{id}/export", Operation.answering(this::export));
        return operations;
    }

    private Answer list(Call call) {
        UUID project = shelf.project(call, call.id("projectId")).id();
        List<Views.ContextView> all = shelf.own(call).contextsOf(project).stream()
                .map(Views.ContextView::of)
                .toList();
        return Answer.data(200, new Views.Page(all, all.size()));
    }

    private Answer search(Call call) {
        String project = call.parameter("projectId");
        UUID projectId = project == null
                ? null
                : shelf.project(call, UUID.fromString(project)).id();
        SearchQuery query =
                new SearchQuery(call.parameter("q"), projectId, call.parameter("name"), call.parameter("version"));
        List<SearchHit> hits = shelf.own(call).search(query);
        List<Views.ContextHit> page = hits.stream()
                .skip(call.number("offset"))
                .limit(call.limit())
                .map(Views.ContextHit::of)
                .toList();
        return Answer.data(200, new Views.Page(page, hits.size()));
    }

    private Answer create(Call call, JsonNode body) {
        shelf.requireWriter(call);
        UUID project = UUID.fromString(body.path("projectId").asText());
        String name = body.path("name").asText();
        String description = Json.textOrNull(body, "description");
        Instant now = clock.instant();
        Context context = new Context(
                Ids.draw(ThreadLocalRandom.current()),
                shelf.project(call, project).id(),
                name,
                description,
                body.path("version").asText(),
                shelf.store().texts().shared(Json.jsonOrNull(body, "metadata")),
                Context.termsOf(name, description),
                now,
                now);
        return stored(call, 201, "context:created", context);
    }

    private Answer importFile(Call call) {
        shelf.requireWriter(call);
        shelf.project(call, UUID.fromString(call.body().path("projectId").asText()));
        return create(call, files.read(call.upload(), call.body().path("projectId")));
    }

    private Answer update(Call call) {
        shelf.requireWriter(call);
        Context before = context(call);
        Fields fields = new Fields(call.body());
        String name = fields.text("name", before.name());
        @Nullable String description = fields.optionalText("description", before.description());
        Context after = new Context(
                before.id(),
                before.projectId(),
                name,
                description,
                fields.text("version", before.version()),
                shelf.store().texts().shared(fields.optionalJson("metadata", before.metadata())),
                Context.termsOf(name, description),
                before.createdAt(),
                clock.instant());
        return stored(call, 200, "context:updated", after);
    }

    private Answer delete(Call call) {
        shelf.requireWriter(call);
        Context context = context(call);
        shelf.store().removeContext(shelf.own(call), context.id());
        publish(call, "context:deleted", context, Map.of("id", context.id()));
        return Answer.message("Context deleted");
    }

    private Answer duplicate(Call call) {
        shelf.requireWriter(call);
        UUID id = Ids.draw(ThreadLocalRandom.current());
        Context copy = context(call).duplicate(id, call.body().path("name").asText(), clock.instant());
        return stored(call, 201, "context:created", copy);
    }

    private Answer export(Call call) {
        Context context = context(call);
        String disposition = "attachment; filename=\"context-" + context.id() + ".json\"";
        return Answer.json(200, Views.ContextDocument.of(context), Map.of("Content-Disposition", disposition));
    }

    private Answer stored(Call call, int status, String event, Context context) {
        shelf.store().put(shelf.own(call), context);
        publish(call, event, context, Views.ContextView.brief(context));
        return data(status, context);
    }

    private void publish(Call call, String event, Context context, Object data) {
        realtime.publish(event, call.account().id(), context.projectId(), data);
    }

    private Context context(Call call) {
        return shelf.context(call, call.id("context_id"));
    }

    private static Answer data(int status, Context context) {
        return Answer.data(status, Views.ContextView.of(context));
    }
}
