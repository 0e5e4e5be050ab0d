package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.contract.Answer;
import mobius.contract.UnexpectedAnswer;
import mobius.data.Mark;
import mobius.seed.client.Accepted;
import mobius.seed.client.Authenticator;
import mobius.seed.client.Call;
import mobius.seed.client.ClientRateLimiter;
import mobius.seed.client.PagedList;
import mobius.seed.client.RemoteItem;
import mobius.seed.client.RetryingClient;
import mobius.seed.client.Routes;
import mobius.seed.client.SeedingException;

/** An account that is signed in, and what it may ask of the platform. One thread at a time works for it. */
final class AccountSession {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final RetryingClient client;
    private final Routes routes;
    private final ClientRateLimiter allowance;
    private final Duration patience;
    private final Authenticator authenticator;
    private final Authenticator.Entry entry;
    private String token;

    AccountSession(
            RetryingClient client,
            Routes routes,
            ClientRateLimiter allowance,
            Duration patience,
            Authenticator authenticator,
            Authenticator.Entry entry) {
        this.client = client;
        this.routes = routes;
        this.allowance = allowance;
        this.patience = patience;
        this.authenticator = authenticator;
        this.entry = entry;
        this.token = entry.token();
    }

    String email() {
        return entry.email();
    }

    /** Whether the account has just been made, and so cannot have anything of this suite yet. */
    boolean isNew() {
        return entry.isNew();
    }

    Routes routes() {
        return routes;
    }

    /** The projects of the account, without those that others own and it may only see. */
    List<RemoteItem> projects() throws InterruptedException {
        Map<String, JsonNode> rows =
                PagedList.read(routes.paging("GET /projects"), page -> read(routes.path("GET /projects", page)));
        List<RemoteItem> projects = new ArrayList<>();
        for (Map.Entry<String, JsonNode> row : rows.entrySet()) {
            boolean isWhole = row.getValue().path("tags").isArray();
            JsonNode project = isWhole ? row.getValue() : opened("GET /projects/{id}", row.getKey(), row.getValue());
            projects.add(RemoteItem.project(row.getKey(), project));
        }
        return projects.stream()
                .filter(project -> project.mayBeOf(entry.user()))
                .toList();
    }

    /**
     * The contexts of the project. A list may leave out what they are told by: then each is opened.
     *
     * @throws SeedingException if the list has contexts of other projects, too
     */
    List<RemoteItem> contexts(RemoteItem project) throws InterruptedException {
        Map<String, JsonNode> rows = PagedList.read(
                routes.paging("GET /contexts"), page -> read(routes.path("GET /contexts", of(project, page))));
        List<RemoteItem> contexts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> row : rows.entrySet()) {
            requireParent(project, row.getValue());
            boolean isWhole =
                    row.getValue().path("metadata").isObject() && row.getValue().has("description");
            JsonNode context = isWhole ? row.getValue() : opened("GET /contexts/{id}", row.getKey(), row.getValue());
            contexts.add(RemoteItem.context(row.getKey(), context));
        }
        return contexts;
    }

    private Map<String, String> of(RemoteItem project, Map<String, String> page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(routes.parameter("GET /contexts", "projectId"), project.id());
        query.putAll(page);
        return query;
    }

    private void requireParent(RemoteItem project, JsonNode row) {
        JsonNode parent = Answer.field(row, "projectId");
        if (!parent.isMissingNode() && !parent.isNull() && !parent.asText().equals(project.id())) {
            throw new SeedingException("GET /contexts of the project " + project.label() + " of " + email()
                    + " shows a context of the project " + parent.asText() + ": the platform does not filter them by"
                    + " project, so nothing is created or removed. Deploy a build that does");
        }
    }

    /** What a list shows and nobody can open stays as the list has it: without a mark, and so nothing of ours. */
    private JsonNode opened(String endpoint, String id, JsonNode row) throws InterruptedException {
        Answer answer = send(Call.get(routes.path(endpoint, id), email(), token, patience));
        return answer.status() == NOT_FOUND
                ? row
                : Accepted.READ.require(answer).value();
    }

    RemoteItem createProject(Object body, String name) throws InterruptedException {
        Answer answer = create("POST /projects", body, name);
        RemoteItem created = RemoteItem.project(id(answer, name), answer.value());
        return answer.field("tags").isArray() && created.mark().isEmpty()
                ? withdrawn("DELETE /projects/{id}", created, "tags")
                : created;
    }

    RemoteItem createContext(Object body, String name) throws InterruptedException {
        Answer answer = create("POST /contexts", body, name);
        RemoteItem created = RemoteItem.context(id(answer, name), answer.value());
        return answer.value().has("metadata") && created.mark().isEmpty()
                ? withdrawn("DELETE /contexts/{id}", created, "metadata")
                : created;
    }

    void deleteProject(RemoteItem project) throws InterruptedException {
        delete("DELETE /projects/{id}", project);
    }

    void deleteContext(RemoteItem context) throws InterruptedException {
        delete("DELETE /contexts/{id}", context);
    }

    /**
     * Takes back what has just been created and cannot be found again, since every seeding would create it again.
     *
     * @param why continues a sentence that begins with the platform
     * @return always throws
     */
    SeedingException withdraw(String deletion, RemoteItem created, String why) throws InterruptedException {
        String fate;
        try {
            delete(deletion, created);
            fate = "It was removed again";
        } catch (SeedingException | UnexpectedAnswer kept) {
            fate = "It could not be removed again (" + kept.getMessage() + "); remove it there by hand";
        }
        return new SeedingException("the platform " + why + " " + created.label() + " of " + email()
                + ", so it could never be found again. " + fate);
    }

    private RemoteItem withdrawn(String deletion, RemoteItem created, String where) throws InterruptedException {
        throw withdraw(deletion, created, "has not kept the mark " + Mark.TAG + " in the " + where + " of");
    }

    private String id(Answer answer, String name) {
        try {
            return answer.id();
        } catch (UnexpectedAnswer unreadable) {
            throw new SeedingException(unreadable.getMessage() + "; it may have created " + name
                    + ": look for it there, and" + " remove it by hand");
        }
    }

    private Answer read(String path) throws InterruptedException {
        return Accepted.READ.require(send(Call.get(path, email(), token, patience)));
    }

    private Answer create(String endpoint, Object body, String name) throws InterruptedException {
        Answer answer = send(Call.create(routes.path(endpoint), email(), token, body, patience));
        if (answer.isSuccess() && !Accepted.CREATED.includes(answer)) {
            throw new SeedingException(Accepted.told(answer) + "; it may have created " + name
                    + ": look for it there, and remove it by hand");
        }
        return Accepted.CREATED.require(answer);
    }

    private void delete(String endpoint, RemoteItem item) throws InterruptedException {
        Accepted.DELETED.require(send(Call.delete(routes.path(endpoint, item.id()), email(), token, patience)));
    }

    /** Waiting for the limits may outlast the token. */
    private Answer send(Call call) throws InterruptedException {
        Answer answer = client.send(call, allowance);
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        Optional<Authenticator.Entry> renewed = authenticator.signIn(email()).entry();
        if (renewed.isEmpty()) {
            throw Accepted.refusal(answer);
        }
        token = renewed.get().token();
        return client.send(call.with(token), allowance);
    }
}
