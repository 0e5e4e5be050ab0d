package mobius.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules for a response body of one media type: a JSON value, an event stream of JSON values, or text. */
final class ContentRules {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<Object> PLACE = List.of("response", "body");
    private static final String END_OF_STREAM = "[DONE]";

    private static final String EVENT_STREAM = "text/event-stream";

    private final String mediaType;
    private final Schema schema;
    private final Translation translation;

    private ContentRules(String mediaType, Schema schema, Translation translation) {
        this.mediaType = mediaType;
        this.schema = schema;
        this.translation = translation;
    }

    /** The rules for each media type under {@code pointer}. */
    static Map<String, ContentRules> byMediaType(OpenApiDocument document, String pointer) {
        Map<String, ContentRules> rules = new LinkedHashMap<>();
        document.at(pointer).fieldNames().forEachRemaining(mediaType -> {
            String schema = OpenApiDocument.child(pointer, mediaType) + "/schema";
            String ofEach = mediaType.equals(EVENT_STREAM) ? schema + "/contentSchema" : schema;
            rules.put(mediaType, new ContentRules(mediaType, document.schema(ofEach), new Translation(document)));
        });
        return rules;
    }

    /** Checks a body. */
    List<Violation> check(String body) {
        return switch (mediaType) {
            case EVENT_STREAM -> checkEvents(body);
            case "application/json" -> checkJson(body, PLACE);
            default -> translation.violations(schema.validate(TextNode.valueOf(body)), PLACE);
        };
    }

    private List<Violation> checkJson(String text, List<Object> place) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode()
                    ? List.of(invalid("json_invalid", place, "JSON decode error: the body is empty", text))
                    : translation.violations(schema.validate(value), place);
        } catch (JsonProcessingException e) {
            return List.of(invalid("json_invalid", place, "JSON decode error: " + e.getOriginalMessage(), text));
        }
    }

    /** Checks each event of a stream against the schema, and its end. */
    private List<Violation> checkEvents(String body) {
        List<String> events = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
        boolean marked = !events.isEmpty() && events.get(events.size() - 1).equals(END_OF_STREAM);
        List<String> chunks = marked ? events.subList(0, events.size() - 1) : events;
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            violations.addAll(checkJson(chunks.get(i), List.of("response", "body", i)));
        }
        violations.addAll(checkEnd(marked, chunks.isEmpty() ? "" : chunks.get(chunks.size() - 1)));
        return violations;
    }

    /** A stream must end with its end mark, or with an event that has a {@code finish_reason} other than an error. */
    private static List<Violation> checkEnd(boolean marked, String last) {
        String reason = reason(last);
        if (reason.equals("error")) {
            return List.of(invalid("stream_failed", PLACE, "Stream should not end with an error", last));
        }
        return marked || !reason.isEmpty()
                ? List.of()
                : List.of(invalid(
                        "stream_cut",
                        PLACE,
                        "Stream should end with the event " + END_OF_STREAM + " or with a finish_reason",
                        last));
    }

    /** The reason in an event for the end of its stream; empty if there is none or the event is not JSON. */
    private static String reason(String chunk) {
        try {
            JsonNode reason = MAPPER.readTree(chunk).path("finish_reason");
            return reason.isTextual() ? reason.textValue() : "";
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private static Violation invalid(String type, List<Object> place, String msg, String text) {
        return new Violation(type, place, msg, TextNode.valueOf(text), Map.of());
    }
}
