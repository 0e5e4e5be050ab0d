package mobius.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import mobius.contract.Answer;
import mobius.contract.UnexpectedAnswer;
import mobius.text.TextSanitizer;

/** What the suite needs of a response: one reading for each kind of response. */
final class Readings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WELL = Set.of("healthy", "ok", "up", "pass");
    private static final String EVENT = "data:";

    private Readings() {}

    /** Reads a successful response. */
    interface Reading {

        /**
         * Reads a response.
         *
         * @param body as text
         * @throws UnexpectedAnswer if the suite cannot use the response
         */
        void read(Answer answer, String body);
    }

    /** Accepts every body, because the suite does not use it. */
    static void anything(Answer answer, String body) {}

    /** Accepts any JSON object. */
    static void object(Answer answer, String body) {
        if (!answer.value().isObject()) {
            throw answer.unexpected("no JSON object");
        }
    }

    /** Accepts text, and JSON without a status or with a status that means healthy; rejects HTML. */
    static void health(Answer answer, String body) {
        if (answer.isHtml()) {
            throw answer.unexpected("an HTML page");
        }
        if (body.stripLeading().startsWith("{")) {
            String status = answer.field("status").asText();
            if (!status.isEmpty() && !WELL.contains(status.toLowerCase(Locale.ROOT))) {
                throw answer.unexpected("the status " + TextSanitizer.line(status, 40));
            }
        }
    }

    /**
     * Accepts a user with this address.
     *
     * @param then receives the user
     */
    static Reading user(String email, Consumer<JsonNode> then) {
        return (answer, body) -> {
            if (!answer.field("email").asText().equalsIgnoreCase(email)) {
                throw answer.unexpected("no user whose email is " + email);
            }
            then.accept(answer.value());
        };
    }

    /**
     * Accepts an object that has an id and this name, so that it is the item that was sent and not another.
     *
     * @param then receives the id
     */
    static Reading named(String name, Consumer<String> then) {
        return (answer, body) -> {
            String id = answer.id();
            if (!answer.field("name").asText().equals(name)) {
                throw answer.unexpected("another name than " + name);
            }
            then.accept(id);
        };
    }

    /**
     * Accepts a list of objects with ids.
     *
     * @param then receives the rows
     */
    static Reading rows(Consumer<List<JsonNode>> then) {
        return (answer, body) -> {
            List<JsonNode> rows = answer.rows();
            if (rows.stream().anyMatch(row -> Answer.id(row).isEmpty())) {
                throw answer.unexpected("a row without an id");
            }
            then.accept(rows);
        };
    }

    /** Accepts an object with an id. */
    static void identified(Answer answer, String body) {
        answer.id();
    }

    /**
     * Accepts a file of any kind that is neither empty nor an HTML page.
     *
     * @param then receives the content
     */
    static Reading file(Consumer<String> then) {
        return (answer, body) -> {
            if (body.isBlank() || answer.isHtml()) {
                throw answer.unexpected(body.isBlank() ? "an empty file" : "an HTML page");
            }
            then.accept(body);
        };
    }

    /** Accepts a completion with text. */
    static void completion(Answer answer, String body) {
        if (answer.field("content").asText().isBlank()) {
            throw answer.unexpected("no text in content");
        }
    }

    /** Accepts a stream of events with text that ends with {@code [DONE]} or with the reason why the model stopped. */
    static void stream(Answer answer, String body) {
        List<String> events = body.lines()
                .filter(line -> line.startsWith(EVENT))
                .map(line -> line.substring(EVENT.length()).strip())
                .toList();
        boolean done = !events.isEmpty() && events.get(events.size() - 1).equals("[DONE]");
        boolean hasText = false;
        for (String event : events.subList(0, events.size() - (done ? 1 : 0))) {
            JsonNode chunk = chunk(answer, event);
            hasText |= !Answer.field(chunk, "content").asText().isEmpty();
            String reason = Answer.field(chunk, "finishReason").asText("");
            if (reason.equals("error")) {
                throw answer.unexpected("a stream that ends with an error");
            }
            done |= !reason.isEmpty() && !reason.equals("null");
        }
        if (!hasText || !done) {
            throw answer.unexpected(hasText ? "a stream without an end" : "no stream of events with content");
        }
    }

    private static JsonNode chunk(Answer answer, String event) {
        try {
            JsonNode read = JSON.readTree(event);
            return read.isObject() && read.path("data").isObject() ? read.path("data") : read;
        } catch (JsonProcessingException noJson) {
            throw answer.unexpected("an event that is not JSON");
        }
    }
}
