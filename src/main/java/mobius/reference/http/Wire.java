package mobius.reference.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import mobius.contract.CheckedRequest;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Naming;
import mobius.reference.settings.Outcome;
import org.jspecify.annotations.Nullable;

/** Converts requests from the format of a dialect, and replies and refusals into it. Handlers are independent of the dialect. */
public final class Wire {

    /** API version in {@code meta}. */
    private static final String API_VERSION = "v1";

    private final Dialect dialect;
    private final InstantSource clock;
    private final ObjectWriter json;

    /**
     * Creates a converter.
     *
     * @param clock for timestamps in responses
     */
    public Wire(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
        this.json = Json.writer(dialect);
    }

    /**
     * Returns the request with the names of its parameters, and of the fields of its body, in camelCase. Nested names are
     * unchanged.
     */
    public CheckedRequest read(CheckedRequest request) {
        Map<String, JsonNode> parameters = new HashMap<>();
        request.parameters().forEach((name, value) -> parameters.put(Naming.camel(name), value));
        return new CheckedRequest(parameters, body(request.body()), request.violations());
    }

    private JsonNode body(JsonNode body) {
        if (!dialect.snakeCase() || !(body instanceof ObjectNode sent)) {
            return body;
        }
        ObjectNode read = sent.objectNode();
        sent.properties().forEach(field -> read.set(Naming.camel(field.getKey()), field.getValue()));
        return read;
    }

    /** Returns the name of a field in the dialect. */
    public String name(String camelCase) {
        return dialect.snakeCase() ? Naming.snake(camelCase) : camelCase;
    }

    /** Converts a reply, with the status of the dialect. */
    Answer answer(Call call, Reply reply) {
        int status = dialect.status(Outcome.of(call.route().name()));
        if (reply instanceof Reply.One one) {
            Object value = one.value() instanceof Views.Shaped shaped ? shaped.in(dialect) : one.value();
            return answer(status, enveloped(call, value));
        }
        if (reply instanceof Reply.Rows rows) {
            return answer(status, list(call, rows));
        }
        return status == Answer.NO_CONTENT ? Answer.empty() : answer(status, enveloped(call, null));
    }

    /** A page with the names of the dialect for its rows and position. */
    private Object list(Call call, Reply.Rows rows) {
        Map<String, Object> page = new LinkedHashMap<>();
        switch (dialect) {
            case CLIENT -> {
                return enveloped(call, rows.rows());
            }
            case GUIDELINE -> {
                page.put("items", rows.rows());
                page.put("total", rows.total());
                page.put("page", rows.page().number());
                page.put("limit", rows.page().limit());
            }
            case PLAN -> {
                boolean search = call.route().name().equals("GET /contexts/search");
                page.put(search ? "results" : "items", rows.rows());
                page.put("total", rows.total());
                page.put(
                        search ? "page" : "skip",
                        search ? rows.page().number() : rows.page().skip());
                page.put(search ? "per_page" : "limit", rows.page().limit());
            }
        }
        return enveloped(call, page);
    }

    /** The value in the envelope of the dialect. */
    private Object enveloped(Call call, @Nullable Object value) {
        if (dialect == Dialect.PLAN) {
            return value == null ? Map.of() : value;
        }
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("data", value);
        if (dialect == Dialect.GUIDELINE) {
            envelope.put(
                    "meta",
                    Map.of("request_id", call.correlationId(), "timestamp", clock.instant(), "version", API_VERSION));
        }
        return envelope;
    }

    /** Converts a refusal. A crash bypasses the middleware, as in Starlette. */
    Answer refusal(Call call, Refusal refusal) {
        if (!dialect.wrapsErrors()) {
            return refusal.isCrash() ? Answer.crash() : answer(refusal, Map.of("detail", refusal.detail()));
        }
        Answer wrapped = answer(refusal, new ErrorHandler(clock).body(call, refusal));
        return refusal.isCrash() ? wrapped.outsideMiddleware() : wrapped;
    }

    private Answer answer(Refusal refusal, Object body) {
        // The platform's own handler reports the wait in the body, not in a header.
        boolean inTheBody = dialect.wrapsErrors() && refusal.status() == Refusal.TOO_MANY;
        return Answer.of(refusal.status(), Answer.JSON, bytes(body), inTheBody ? Map.of() : refusal.headers());
    }

    private Answer answer(int status, Object value) {
        return Answer.of(status, Answer.JSON, bytes(value), Map.of());
    }

    /** Returns a value as JSON with the names of the dialect. */
    public String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the target is always JSON", e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the target is always JSON", e);
        }
    }
}
