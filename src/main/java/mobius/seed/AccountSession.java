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

/**
 * A signed-in account and the requests that it may send to the platform. Not thread-safe: one thread at a time uses a session.
 */
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

    /**
     * Creates the session of an account that has just signed in.
     *
     * @param allowance the rate limit of this account
     * @param patience how long to wait for each response
     * @param authenticator signs the account in again when its token expires
     */
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

    /** Whether this command has just registered the account, so that the account cannot own anything of this suite yet. */
    boolean isNew() {
        return entry.isNew();
    }

    Routes routes() {
        return routes;
    }

    /**
     * Returns the projects that the account owns, without those that it can only see. A project that the list shows without its
     * tags is fetched on its own, because the tags carry the mark.
     *
     * @throws SeedingException if a request is refused, or the list is inconsistent
     */
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
     * Returns the contexts of a project. A list may leave out the fields that carry the mark and the key; each such context is
     * fetched on its own.
     *
     * @throws SeedingException if the list includes contexts of other projects
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

    /** A platform that ignores the filter by project would have this suite count, and remove, contexts of other projects. */
    private void requireParent(RemoteItem project, JsonNode row) {
        JsonNode parent = Answer.field(row, "projectId");
        if (!parent.isMissingNode() && !parent.isNull() && !parent.asText().equals(project.id())) {
            throw new SeedingException("GET /contexts of the project " + project.label() + " of " + email()
                    + " shows a context of the project " + parent.asText() + ": the platform does not filter them by"
                    + " project, so nothing is created or removed. Deploy a build that does");
        }
    }

    /**
     * Fetches an item that its list shows only in part. If the item cannot be fetched (404), the row of the list is used as it
     * is: without a mark, so that the item is never treated as created by this suite.
     */
    private JsonNode opened(String endpoint, String id, JsonNode row) throws InterruptedException {
        Answer answer = send(Call.get(routes.path(endpoint, id), email(), token, patience));
        return answer.status() == NOT_FOUND
                ? row
                : Accepted.READ.require(answer).value();
    }

    /**
     * Creates a project.
     *
     * @param name of the project, for messages
     * @return the project as the platform returned it
     * @throws SeedingException if the platform refuses the request, or returns the project without its mark; in the second case
     *     the project is removed again if possible
     */
    RemoteItem createProject(Object body, String name) throws InterruptedException {
        Answer answer = create("POST /projects", body, name);
        RemoteItem created = RemoteItem.project(id(answer, name), answer.value());
        return answer.field("tags").isArray() && created.mark().isEmpty()
                ? withdrawn("DELETE /projects/{id}", created, "tags")
                : created;
    }

    /**
     * Creates a context.
     *
     * @param name of the context, for messages
     * @return the context as the platform returned it
     * @throws SeedingException if the platform refuses the request, or returns the context without its mark; in the second case
     *     the context is removed again if possible
     */
    RemoteItem createContext(Object body, String name) throws InterruptedException {
        Answer answer = create("POST /contexts", body, name);
        RemoteItem created = RemoteItem.context(id(answer, name), answer.value());
        return answer.value().has("metadata") && created.mark().isEmpty()
                ? withdrawn("DELETE /contexts/{id}", created, "metadata")
                : created;
    }

    /** Deletes a project, with which the platform deletes everything in it. A project that no longer exists counts as deleted. */
    void deleteProject(RemoteItem project) throws InterruptedException {
        delete("DELETE /projects/{id}", project);
    }

    /** Deletes a context. A context that no longer exists counts as deleted. */
    void deleteContext(RemoteItem context) throws InterruptedException {
        delete("DELETE /contexts/{id}", context);
    }

    /**
     * Removes an item that was just created and cannot be found in the platform's lists, because every later seeding would create
     * it again.
     *
     * @param deletion the endpoint that deletes it
     * @param why the predicate of a sentence whose subject is the platform
     * @return the exception for the caller to throw; its message states whether the item could be removed
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

    /** An item without a readable id can be neither found nor removed by this suite, so the message asks for removal by hand. */
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

    /** Sends a call, and signs in once more after a 401, because waiting for rate limits may outlast the token. */
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
