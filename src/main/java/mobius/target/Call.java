package mobius.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mobius.contract.CheckedRequest;
import mobius.target.store.Account;
import org.jspecify.annotations.Nullable;

/** One request on its way through the target. It stays on the event loop of its connection. */
final class Call {

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

    /** Who calls. */
    record Caller(Account account, Tokens.Bearer bearer) {}

    Call(HttpServerRequest request, Route route, Map<String, String> path, Responder responder) {
        this.request = request;
        this.route = route;
        this.path = path;
        this.responder = responder;
        this.context = ContextInternal.current();
    }

    HttpServerRequest request() {
        return request;
    }

    Route route() {
        return route;
    }

    ContextInternal context() {
        return context;
    }

    /** The path parameters as they were sent. */
    Map<String, String> path() {
        return path;
    }

    /** The query parameters as they were sent; of several with one name the last. */
    Map<String, String> query() {
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
    long serviceNanos() {
        return serviceNanos;
    }

    void serviceNanos(long drawn) {
        serviceNanos = drawn;
    }

    void caller(Caller known) {
        caller = known;
    }

    Caller caller() {
        return present(caller, "a caller");
    }

    Account account() {
        return caller().account();
    }

    void input(CheckedRequest checked) {
        input = checked;
    }

    /** The valid JSON body, or the fields of the form. */
    JsonNode body() {
        return present(input, "input").body();
    }

    void upload(Upload received) {
        upload = received;
    }

    Upload upload() {
        return present(upload, "an upload");
    }

    /** A valid path or query parameter, or null when it was not given and has no default. */
    @Nullable
    String parameter(String name) {
        JsonNode value = present(input, "input").parameters().get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** A number that the contract requires or has a default for. */
    int number(String name) {
        return Integer.parseInt(present(parameter(name), name));
    }

    /** How many rows of a list are wanted at most. */
    int limit() {
        return route.draws().pages() ? number("limit") : Integer.MAX_VALUE;
    }

    /** An id that the contract requires. */
    UUID id(String name) {
        return UUID.fromString(present(parameter(name), name));
    }

    void send(Answer answer) {
        responder.send(this, answer);
    }

    /** Answers with the refusal. What is left of the request, which waits where it asked for a WebSocket, is let in. */
    void refuse(Refusal refusal) {
        request.resume();
        send(Answer.json(refusal.status(), Map.of("detail", refusal.detail()), refusal.headers()));
    }

    Responder responder() {
        return responder;
    }

    private <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(route.name() + " has no " + what);
        }
        return value;
    }
}
