package mobius.gatling;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobius.data.Mark;

/**
 * The contexts of the feeder with the mark of a run. Search results carry no metadata, so that the run is told in the name as
 * well: readers leave alone what may be gone the next moment.
 */
final class MarkedContexts {

    private static final String FEEDER = "/feeders/contexts.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mark mark;
    private final List<ObjectNode> contexts = new ArrayList<>();

    MarkedContexts(Mark mark) {
        this.mark = mark;
        read().forEach(context -> contexts.add(marked((ObjectNode) context)));
    }

    List<ObjectNode> all() {
        return List.copyOf(contexts);
    }

    /** Their fields by name, the metadata as JSON. */
    List<Map<String, Object>> records() {
        return contexts.stream().map(MarkedContexts::fields).toList();
    }

    private ObjectNode marked(ObjectNode context) {
        Map<String, Object> metadata = JSON.convertValue(context.path("metadata"), new TypeReference<>() {});
        return context.put("name", context.path("name").asText() + " (" + mark.run() + ")")
                .set("metadata", JSON.valueToTree(mark.onMetadata(metadata)));
    }

    private static Map<String, Object> fields(ObjectNode context) {
        return Map.of(
                "name", context.path("name").asText(),
                "description", context.path("description").asText(),
                "version", context.path("version").asText(),
                "metadata", context.path("metadata").toString());
    }

    private static JsonNode read() {
        try (InputStream feeder =
                Objects.requireNonNull(MarkedContexts.class.getResourceAsStream(FEEDER), "no " + FEEDER)) {
            return JSON.readTree(feeder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FEEDER + " cannot be read", unreadable);
        }
    }
}
