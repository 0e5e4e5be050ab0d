package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.data.Mark;

/** An account that is signed in, and what it may ask of the platform. One thread at a time works for it. */
final class Member {

    private static final int LARGEST_PAGE = 1000;

    private final PoliteClient client;
    private final Allowance allowance;
    private final Duration patience;
    private final Door door;
    private final String email;
    private final boolean isNew;
    private String token;

    Member(PoliteClient client, Allowance allowance, Duration patience, Door door, Door.Entry entry) {
        this.client = client;
        this.allowance = allowance;
        this.patience = patience;
        this.door = door;
        this.email = entry.email();
        this.isNew = entry.isNew();
        this.token = entry.token();
    }

    String email() {
        return email;
    }

    /** Whether the account has just been made, and so cannot have anything yet. */
    boolean isNew() {
        return isNew;
    }

    /** All projects of the account, page by page. */
    List<Thing> projects() throws InterruptedException {
        Map<String, Thing> found = new LinkedHashMap<>();
        int before;
        int total;
        do {
            before = found.size();
            JsonNode page = read("/projects?skip=" + before + "&limit=" + LARGEST_PAGE);
            page.path("items").forEach(item -> found.put(item.path("id").asText(), Thing.project(item)));
            total = page.path("total").asInt();
        } while (found.size() < total && found.size() > before);
        return List.copyOf(found.values());
    }

    /** All contexts of the project. A list may leave their metadata out: then each is opened, since its mark is there. */
    List<Thing> contexts(Thing project) throws InterruptedException {
        List<Thing> found = new ArrayList<>();
        for (JsonNode item : read("/contexts?projectId=" + project.id()).path("items")) {
            String id = item.path("id").asText();
            found.add(Thing.context(item.path("metadata").isObject() ? item : read("/contexts/" + id)));
        }
        return found;
    }

    Thing createProject(Object body) throws InterruptedException {
        return marked(Thing.project(create("/projects", body)));
    }

    Thing createContext(Object body) throws InterruptedException {
        return marked(Thing.context(create("/contexts", body)));
    }

    void deleteProject(Thing project) throws InterruptedException {
        delete("/projects/" + project.id());
    }

    void deleteContext(Thing context) throws InterruptedException {
        delete("/contexts/" + context.id());
    }

    /** What loses its mark can be found by nobody, and would be created again by every seeding. */
    private Thing marked(Thing created) {
        if (created.mark().isEmpty()) {
            throw new SeedingException(
                    "the platform has not kept the mark " + Mark.TAG + " in the tags and metadata of "
                            + created.name() + " (" + created.id() + ") of " + email
                            + ", so that it could never be found again;"
                            + " remove it there by hand, and let the platform store tags and metadata");
        }
        return created;
    }

    private JsonNode read(String path) throws InterruptedException {
        return send(Call.get(path, token, patience)).expect(200, email).data();
    }

    private JsonNode create(String path, Object body) throws InterruptedException {
        return send(Call.create(path, token, body, patience)).expect(201, email).data();
    }

    /** What is gone already is as good as deleted: the first of two tries may have been answered too late. */
    private void delete(String path) throws InterruptedException {
        Reply reply = send(Call.delete(path, token, patience));
        if (reply.status() != 204 && reply.status() != 404) {
            reply.expect(200, email);
        }
    }

    /** Waiting for the limits may outlast the token. */
    private Reply send(Call call) throws InterruptedException {
        Reply reply = client.send(call, allowance);
        if (reply.status() != 401) {
            return reply;
        }
        Optional<String> renewed = door.signIn(email);
        if (renewed.isEmpty()) {
            throw reply.unexpected(email);
        }
        token = renewed.get();
        return client.send(call.with(token), allowance);
    }
}
