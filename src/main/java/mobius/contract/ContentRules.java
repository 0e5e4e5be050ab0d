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

/** What the body of a response must hold: one JSON value, or an event stream of many. */
final class ContentRules {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<Object> PLACE = List.of("response", "body");
    private static final String END_OF_STREAM = "[DONE]";

    private final Schema schema;
    private final boolean stream;
    private final Translation translation;

    private ContentRules(Schema schema, boolean stream, Translation translation) {
        this.schema = schema;
        this.stream = stream;
        this.translation = translation;
    }

    /** The rules of each media type under {@code pointer}. */
    static Map<String, ContentRules> byMediaType(OpenApiDocument document, String pointer) {
        Map<String, ContentRules> rules = new LinkedHashMap<>();
        document.at(pointer).fieldNames().forEachRemaining(mediaType -> {
            String schema = OpenApiDocument.child(pointer, mediaType) + "/schema";
            boolean stream = mediaType.equals("text/event-stream");
            rules.put(
                    mediaType,
                    new ContentRules(
                            document.schema(stream ? schema + "/contentSchema" : schema),
                            stream,
                            new Translation(document)));
        });
        return rules;
    }

    List<Violation> check(String body) {
        return stream ? checkEvents(body) : checkJson(body, PLACE);
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

    private List<Violation> checkEvents(String body) {
        List<String> events = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
        int last = events.size() - 1;
        if (last < 0 || !events.get(last).equals(END_OF_STREAM)) {
            return List.of(invalid("stream_cut", PLACE, "Stream should end with the event " + END_OF_STREAM, body));
        }
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            violations.addAll(checkJson(events.get(i), List.of("response", "body", i)));
        }
        return violations;
    }

    private static Violation invalid(String type, List<Object> place, String msg, String text) {
        return new Violation(type, place, msg, TextNode.valueOf(text), Map.of());
    }
}
