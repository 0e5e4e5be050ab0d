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

/** Reads a JSON array of objects, and passes its elements to a check one at a time. */
public final class JsonRows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final InputStream in;

    /** Creates a reader; {@link #readInto} closes the stream. */
    public JsonRows(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the file to its end. An empty file has no rows.
     *
     * @throws IOException if the file cannot be read or is not a JSON array; the check keeps what was found until then
     */
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

    /** Null, blank strings, and empty arrays and objects count as empty. */
    private static boolean isFilled(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case STRING -> !value.asText().isBlank();
            case ARRAY, OBJECT -> !value.isEmpty();
            default -> true;
        };
    }
}
