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

/** One request during its processing. It is confined to the event loop of its connection. */
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

    /**
     * An authenticated caller.
     *
     * @param account of the access token
     * @param bearer the content of the token
     */
    public record Caller(Account account, Tokens.Bearer bearer) {}

    /**
     * Creates a call on the event loop of the caller. Its duration is measured from here.
     *
     * @param request with its body not yet read
     * @param route of the request
     * @param path the path parameters as sent
     * @param responder sends the response
     */
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

    /** Returns the path parameters as sent. */
    public Map<String, String> path() {
        return path;
    }

    /** Returns the query parameters as sent; of several with the same name, the last. */
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

    /** Returns the time since the request arrived. */
    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Returns the drawn service time; 0 until it is drawn. */
    public long serviceNanos() {
        return serviceNanos;
    }

    public void serviceNanos(long drawn) {
        serviceNanos = drawn;
    }

    public void caller(Caller known) {
        caller = known;
    }

    /**
     * Returns the caller.
     *
     * @throws IllegalStateException if the route needs no token
     */
    public Caller caller() {
        return present(caller, "a caller");
    }

    public Account account() {
        return caller().account();
    }

    public void input(CheckedRequest checked) {
        input = checked;
    }

    /** Returns the validated JSON body, or the fields of the form. */
    public JsonNode body() {
        return present(input, "input").body();
    }

    public void upload(Upload received) {
        upload = received;
    }

    public Upload upload() {
        return present(upload, "an upload");
    }

    /** Returns a validated path or query parameter; null if it is missing and has no default. */
    public @Nullable String parameter(String name) {
        JsonNode value = present(input, "input").parameters().get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** Returns the requested page of a list. */
    public Page page() {
        return Page.of(present(input, "input").parameters(), route.draws().pages());
    }

    /**
     * Returns an id that is required by the contract.
     *
     * @throws Refusal with 404 if it is not a UUID, so that nothing in this target can have it
     */
    public UUID id(String name) {
        return id(present(present(input, "input").parameters().get(name), name));
    }

    /**
     * Parses an id. For clients an id is any text; in this target ids are UUIDs.
     *
     * @throws Refusal with 404 if it is not a UUID, so that nothing in this target can have it
     */
    public static UUID id(JsonNode value) {
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException anotherText) {
            throw Refusal.notFound("Not found");
        }
    }

    /** Returns the id of the request in the logs of the platform: the client's, or a new one. */
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

    /**
     * Responds with a refusal. A request that was paused because it asked for a WebSocket is resumed, so that the rest of it is
     * read.
     */
    public void refuse(Refusal refusal) {
        request.resume();
        send(responder.wire().refusal(this, refusal));
    }

    public Responder responder() {
        return responder;
    }

    /**
     * A value that an earlier step of the pipeline has set.
     *
     * @throws IllegalStateException if it has not
     */
    private <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(route.name() + " has no " + what);
        }
        return value;
    }
}
