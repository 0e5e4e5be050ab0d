package mobius.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mobius.contract.Answer;

/**
 * The text of a streamed completion: events of one {@code data} line each, with a chunk as JSON. It ends with {@code [DONE]} or
 * with a chunk that has a {@code finish_reason}; a {@code finish_reason} of {@code error} is a failure.
 */
final class EventText {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final List<String> TEXT = List.of("content", "delta", "text");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes what came next, which may end anywhere in an event, and in a character too. */
    void add(byte[] piece) {
        bytes.writeBytes(piece);
    }

    /** All that came. */
    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Whether a whole first line of data is there; comments that only keep the connection alive do not count. */
    boolean haveBegun() {
        String text = text();
        int data = text.indexOf(DATA);
        return data >= 0 && text.indexOf('\n', data) >= 0;
    }

    /** What is wrong with the whole text, or empty if all is well. */
    Optional<String> problem() {
        List<String> data = text().lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .toList();
        boolean done = !data.isEmpty() && data.get(data.size() - 1).equals(DONE);
        List<JsonNode> chunks = data.subList(0, done ? data.size() - 1 : data.size()).stream()
                .map(EventText::chunk)
                .toList();
        if (chunks.stream().anyMatch(chunk -> finish(chunk).equals("error"))) {
            return answered("an error in the stream");
        }
        if (chunks.stream().noneMatch(EventText::hasText)) {
            return answered(data.isEmpty() ? "no stream of events" : "no text in the stream");
        }
        if (!chunks.stream().allMatch(chunk -> hasText(chunk) || !finish(chunk).isEmpty())) {
            return answered("a chunk of the stream without text");
        }
        return done || !finish(chunks.get(chunks.size() - 1)).isEmpty()
                ? Optional.empty()
                : answered("a stream that broke off");
    }

    private static Optional<String> answered(String what) {
        return Optional.of("answered with " + what);
    }

    private static String finish(JsonNode chunk) {
        return Answer.field(chunk, "finishReason").asText("");
    }

    private static boolean hasText(JsonNode chunk) {
        return TEXT.stream().anyMatch(name -> chunk.path(name).isTextual());
    }

    private static JsonNode chunk(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }
}
