package mobius.data.feeder;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The elements of a JSON array of objects, one at a time. */
public final class JsonRows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final InputStream in;

    public JsonRows(InputStream in) {
        this.in = in;
    }

    public void readInto(FeederCheck check) throws IOException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return;
            }
            if (first != JsonToken.START_ARRAY) {
                throw new JsonParseException(
                        parser,
                        "expected an array of objects; write [ before the first",
                        parser.currentTokenLocation());
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser, check);
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "expected nothing after the array", parser.currentTokenLocation());
            }
        }
    }

    private static void readElement(JsonParser parser, FeederCheck check) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode element = MAPPER.readTree(parser);
        if (!element.isObject()) {
            check.notAnObject(line);
            return;
        }
        if (!check.columnsKnown()) {
            check.columns(element.properties().stream().map(Map.Entry::getKey).toList());
        }
        check.row(line, filled(element));
    }

    private static Set<String> filled(JsonNode element) {
        return element.properties().stream()
                .filter(field -> isFilled(field.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isFilled(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case STRING -> !value.asText().isBlank();
            case ARRAY, OBJECT -> !value.isEmpty();
            default -> true;
        };
    }
}
