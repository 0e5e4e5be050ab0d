package mobius.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mobius.contract.CheckedRequest;
import mobius.reference.store.Account;
import org.jspecify.annotations.Nullable;

/** One request on its way through the target. It stays on the event loop of its connection. */
public final class Call {

    private final HttpServerRequest request;
    private final Route route;
    private final Map<String, String> path;
    private final Responder responder;
    private final ContextInternal context;
    private final long startNanos = System.nanoTime();
    private long serviceNanos;
    private @Nullable Caller caller;
    private @Nullable CheckedRequest input;
    private @Nullable Upload upload;
    private @Nullable String correlationId;

    /** Who calls. */
    public record Caller(Account account, Tokens.Bearer bearer) {}

    public Call(HttpServerRequest request, Route route, Map<String, String> path, Responder responder) {
        this.request = request;
        this.route = route;
        this.path = path;
        this.responder = responder;
        this.context = ContextInternal.current();
    }

    public HttpServerRequest request() {
        return request;
    }

    public Route route() {
        return route;
    }

    public ContextInternal context() {
        return context;
    }

    /** The path parameters as they were sent. */
    public Map<String, String> path() {
        return path;
    }

    /** The query parameters as they were sent; of several with one name the last. */
    public Map<String, String> query() {
        if (request.query() == null) {
            return Map.of();
        }
        Map<String, String> last = new HashMap<>();
        new QueryStringDecoder(request.uri())
                .parameters()
                .forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
        return last;
    }

    /** The time since the request came. */
    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** The service time that was drawn, 0 before it is. */
    public long serviceNanos() {
        return serviceNanos;
    }

    public void serviceNanos(long drawn) {
        serviceNanos = drawn;
    }

    public void caller(Caller known) {
        caller = known;
    }

    public Caller caller() {
        return present(caller, "a caller");
    }

    public Account account() {
        return caller().account();
    }

    public void input(CheckedRequest checked) {
        input = checked;
    }

    /** The valid JSON body, or the fields of the form. */
    public JsonNode body() {
        return present(input, "input").body();
    }

    public void upload(Upload received) {
        upload = received;
    }

    public Upload upload() {
        return present(upload, "an upload");
    }

    /** A valid path or query parameter, or null when it was not given and has no default. */
    public @Nullable String parameter(String name) {
        JsonNode value = present(input, "input").parameters().get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** The rows of a list that are asked for. */
    public Page page() {
        return Page.of(present(input, "input").parameters(), route.draws().pages());
    }

    /**
     * An id that the contract requires.
     *
     * @throws Refusal with 404 when nothing here can have that id
     */
    public UUID id(String name) {
        return id(present(present(input, "input").parameters().get(name), name));
    }

    /**
     * The id in a value. To clients ids are plain texts, those of this target are UUIDs.
     *
     * @throws Refusal with 404 when nothing here can have that id
     */
    public static UUID id(JsonNode value) {
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException anotherText) {
            throw Refusal.notFound("Not found");
        }
    }

    /** The id of the request in the logs of the platform: the client's own, or a new one. */
    String correlationId() {
        String known = correlationId;
        if (known == null) {
            known = Correlation.idOf(request);
            correlationId = known;
        }
        return known;
    }

    public void send(Answer answer) {
        responder.send(this, answer);
    }

    void reply(Reply reply) {
        send(responder.wire().answer(this, reply));
    }

    /** Answers with the refusal. What is left of the request, which waits if it asked for a WebSocket, is let in. */
    public void refuse(Refusal refusal) {
        request.resume();
        send(responder.wire().refusal(this, refusal));
    }

    public Responder responder() {
        return responder;
    }

    private <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(route.name() + " has no " + what);
        }
        return value;
    }
}
