package mobius.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.check.Created.Kind;
import mobius.config.Timeouts;
import mobius.contract.Answer;
import mobius.contract.Endpoint;
import mobius.data.Mark;

/** Sends each operation on projects, contexts and completions once, for an account that is signed in. */
final class Walk {

    /** The page size of the platform's web client. */
    static final int PAGE = 20;

    private static final String SUMMARY = "Created by a check of the load tests; may be deleted.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Asker asker;
    private final Timeouts timeouts;
    private final Mark mark;
    private final Created created;
    private final List<String> notes = new ArrayList<>();
    /** A project that the account had before the check; empty if none is known. */
    private Optional<String> existing = Optional.empty();

    private Optional<String> project = Optional.empty();

    /** A value that a reading sets. */
    private static final class Held<T> {

        private T value;

        Held(T first) {
            value = first;
        }

        void set(T other) {
            value = other;
        }

        T get() {
            return value;
        }
    }

    /**
     * Creates a walk.
     *
     * @param mark of everything that it creates
     * @param created records what was created
     */
    Walk(Asker asker, Timeouts timeouts, Mark mark, Created created) {
        this.asker = asker;
        this.timeouts = timeouts;
        this.mark = mark;
        this.created = created;
    }

    /** Remarks for the user that do not belong to a single operation. */
    List<String> notes() {
        return notes;
    }

    /** The project that this check has created; empty if there is none. */
    Optional<String> project() {
        return project;
    }

    /** Sends the operations. If the platform must not be changed, only those that read are sent. */
    void run() throws InterruptedException {
        listProjects();
        if (asker.mayWrite()) {
            changeProjects();
            changeContexts();
        } else {
            readOnly();
        }
        models();
    }

    /** Lists the projects, and remembers one for reading. A remark points out that the account has none. */
    private void listProjects() throws InterruptedException {
        asker.ask(
                list("GET /projects"),
                Readings.rows(rows -> existing = rows.stream().findFirst().flatMap(Answer::id)));
        boolean isEmpty = existing.isEmpty() && outcome("GET /projects") == Outcome.UNDERSTOOD;
        if (isEmpty) {
            notes.add("The account has no project: run `bin/mobius seed` before a load; without projects the journeys"
                    + " find nothing.");
        }
    }

    /** Creates, lists, reads and updates a project. If none could be created, an existing one is read instead. */
    private void changeProjects() throws InterruptedException {
        String name = name("project");
        project = created.create(
                Kind.PROJECT,
                name,
                Ask.of("POST /projects", timeouts.standard()).json(project(name)));
        if (project.isEmpty()) {
            readProject(existing);
            asker.skip("PATCH /projects/{id}", "no project of its own");
            return;
        }
        expectListed(list("GET /projects"), project.get());
        Held<JsonNode> read = new Held<>(JsonNodeFactory.instance.missingNode());
        asker.ask(Ask.of("GET /projects/{id}", timeouts.quick()).on(project.get()), (answer, body) -> {
            Readings.named(name, id -> {}).read(answer, body);
            read.set(answer.value());
        });
        noteMark("projects", read.get());
        asker.ask(
                Ask.of("PATCH /projects/{id}", timeouts.standard())
                        .on(project.get())
                        .json(object().put("description", SUMMARY)),
                Readings.named(name, id -> {}));
    }

    private ObjectNode project(String name) {
        Endpoint endpoint = asker.endpoint("POST /projects");
        ObjectNode body = object().put("name", name)
                .put("description", SUMMARY)
                .put("language", "python")
                .put("framework", "fastapi")
                .put(asker.api().field(endpoint, "repositoryUrl"), "https://git.example/mobius/check.git");
        body.set("tags", JSON.valueToTree(mark.onTags(List.of("check"))));
        body.set("metadata", JSON.valueToTree(mark.onMetadata(Map.of())));
        return body;
    }

    /** Adds a remark if an item came back without the mark, because cleanup would not find it. */
    private void noteMark(String what, JsonNode item) {
        boolean inMetadata = Mark.in(item.path("metadata")).isPresent();
        boolean inTags = item.path("tags").toString().contains("\"" + Mark.TAG + "\"");
        if (!item.isMissingNode() && !inMetadata && !inTags) {
            notes.add("The platform keeps the suite's mark neither in the tags nor in the metadata of " + what
                    + ": cleanup cannot find them; make it store one of them.");
        }
    }

    /**
     * Creates a context and works on it. If none could be created, existing ones are read, and only the import is still tried.
     */
    private void changeContexts() throws InterruptedException {
        if (project.isEmpty()) {
            readContexts(existing);
            List.of("POST /contexts", "PATCH /contexts/{id}", "POST /contexts/{id}/duplicate", "POST /contexts/import")
                    .forEach(operation -> asker.skip(operation, "no project of its own"));
            return;
        }
        String name = name("context");
        Endpoint endpoint = asker.endpoint("POST /contexts");
        ObjectNode body = document(name).put(asker.api().field(endpoint, "projectId"), project.get());
        Optional<String> context = created.create(
                Kind.CONTEXT,
                name,
                Ask.of("POST /contexts", timeouts.standard()).json(body));
        if (context.isEmpty()) {
            readContexts(project);
            List.of("PATCH /contexts/{id}", "POST /contexts/{id}/duplicate")
                    .forEach(operation -> asker.skip(operation, "no context of its own"));
            importFile(document(name("import")).toString(), name("import"));
            return;
        }
        workOn(context.get(), name);
    }

    /** Sends the operations on a context that this check has created. */
    private void workOn(String context, String name) throws InterruptedException {
        expectListed(inProject(list("GET /contexts"), project.orElseThrow()), context);
        Held<JsonNode> read = new Held<>(JsonNodeFactory.instance.missingNode());
        asker.ask(Ask.of("GET /contexts/{id}", timeouts.quick()).on(context), (answer, body) -> {
            Readings.named(name, id -> {}).read(answer, body);
            read.set(answer.value());
        });
        if (!read.get().isMissingNode() && Mark.in(read.get().path("metadata")).isEmpty()) {
            notes.add("The platform does not keep the metadata of contexts, which contain the suite's mark: cleanup"
                    + " cannot find them.");
        }
        asker.ask(
                Ask.of("PATCH /contexts/{id}", timeouts.standard())
                        .on(context)
                        .json(object().put("description", SUMMARY)),
                Readings.named(name, id -> {}));
        search(project);
        String copy = name("copy");
        created.create(
                Kind.CONTEXT,
                copy,
                Ask.of("POST /contexts/{id}/duplicate", timeouts.standard())
                        .on(context)
                        .json(object().put("name", copy)));
        importFile(export(context), name);
    }

    /**
     * Exports the context.
     *
     * @return the exported file; empty if the platform returned none
     */
    private String export(String context) throws InterruptedException {
        Held<String> file = new Held<>("");
        asker.ask(Ask.of("GET /contexts/{id}/export", timeouts.files()).on(context), Readings.file(file::set));
        return file.get();
    }

    /**
     * Imports a file with a context.
     *
     * @param file as exported; if it is empty, a file made by the suite is sent
     * @param name of the context in the file
     */
    private void importFile(String file, String name) throws InterruptedException {
        boolean isOurs = file.isEmpty();
        String imported = isOurs ? name("import") : name;
        String boundary = "mobius-" + Integer.toHexString(mark.run().hashCode());
        String field = asker.api().field(asker.endpoint("POST /contexts/import"), "projectId");
        String body = """
                --%1$s\r
                Content-Disposition: form-data; name="%2$s"\r
                \r
                %3$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="context.json"\r
                Content-Type: application/json\r
                \r
                %4$s\r
                --%1$s--\r
                """.formatted(boundary, field, project.orElseThrow(), isOurs ? document(imported) : file);
        created.create(
                Kind.CONTEXT,
                imported,
                Ask.of("POST /contexts/import", timeouts.files())
                        .sending("multipart/form-data; boundary=" + boundary, body));
    }

    /** A context as the suite exports and imports it, with the mark. */
    private ObjectNode document(String name) {
        ObjectNode document =
                object().put("name", name).put("description", SUMMARY).put("version", "1.0.0");
        document.set("metadata", JSON.valueToTree(mark.onMetadata(Map.of())));
        return document;
    }

    private void readOnly() throws InterruptedException {
        readProject(existing);
        readContexts(existing);
    }

    private void readProject(Optional<String> id) throws InterruptedException {
        if (id.isEmpty()) {
            asker.skip("GET /projects/{id}", "the account has no project");
            return;
        }
        asker.ask(Ask.of("GET /projects/{id}", timeouts.quick()).on(id.get()), Readings::identified);
    }

    /** Lists, searches, reads and exports contexts without changing any. */
    private void readContexts(Optional<String> ofProject) throws InterruptedException {
        Held<Optional<String>> context = new Held<>(Optional.empty());
        Ask list = list("GET /contexts");
        asker.ask(
                ofProject.map(id -> inProject(list, id)).orElse(list),
                Readings.rows(rows -> context.set(rows.stream().findFirst().flatMap(Answer::id))));
        search(ofProject);
        for (String operation : List.of("GET /contexts/{id}", "GET /contexts/{id}/export")) {
            if (context.get().isEmpty()) {
                asker.skip(operation, "the account has no context");
            } else {
                asker.ask(
                        Ask.of(operation, timeouts.files()).on(context.get().get()),
                        operation.endsWith("export") ? Readings.file(file -> {}) : Readings::identified);
            }
        }
    }

    private void search(Optional<String> inProject) throws InterruptedException {
        Ask search = list("GET /contexts/search").with(Map.of("q", "check"));
        asker.ask(inProject.map(id -> inProject(search, id)).orElse(search), Readings.rows(rows -> {}));
    }

    private void models() throws InterruptedException {
        ObjectNode prompt =
                object().put("model", "gpt-4o-mini").put("provider", "openai").put("temperature", 0);
        prompt.putArray("messages").addObject().put("role", "user").put("content", "Answer with the word yes.");
        asker.ask(Ask.of("POST /llm/complete", timeouts.files()).json(prompt), Readings::completion);
        asker.ask(Ask.of("POST /llm/stream", timeouts.files()).json(prompt), Readings::stream);
    }

    /**
     * Reads a list that must show an item just created: if it does not, seeding would create the item again. A list of several
     * pages is accepted as it is.
     */
    private void expectListed(Ask list, String id) throws InterruptedException {
        asker.ask(list, (answer, body) -> {
            List<JsonNode> rows = answer.rows();
            boolean isWhole = rows.size() < PAGE && answer.total().orElse(rows.size()) <= rows.size();
            if (isWhole
                    && rows.stream()
                            .noneMatch(row -> Answer.id(row).filter(id::equals).isPresent())) {
                throw answer.unexpected("a list without " + id + ", which was just created");
            }
        });
    }

    private Ask list(String operation) {
        return Ask.of(operation, timeouts.standard())
                .with(asker.api().paging(asker.endpoint(operation)).page(0, PAGE));
    }

    private Ask inProject(Ask ask, String id) {
        return ask.with(Map.of(asker.api().parameter(asker.endpoint(ask.operation()), "projectId"), id));
    }

    private Outcome outcome(String operation) {
        OperationRow row = asker.rows().get(operation);
        return row == null ? Outcome.NOT_ASKED : row.outcome();
    }

    /** A name that no other item has: it includes the id of the run. */
    private String name(String kind) {
        return Mark.TAG + " " + mark.run() + " " + kind;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
