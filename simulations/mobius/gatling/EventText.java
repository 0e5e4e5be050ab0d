package mobius.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The text of a streamed completion: events of one {@code data} line each, with a chunk as JSON, and {@code [DONE]} last. */
final class EventText {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes what came next, which may end anywhere in an event, and in a character too. */
    void add(byte[] piece) {
        bytes.writeBytes(piece);
    }

    /** Whether a whole first line of data is there; comments that only keep the connection alive do not count. */
    boolean haveBegun() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        int data = text.indexOf(DATA);
        return data >= 0 && text.indexOf('\n', data) >= 0;
    }

    /** What is wrong with the whole text, or empty when all is well. */
    Optional<String> problem() {
        List<String> data = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .toList();
        if (data.isEmpty() || !data.get(data.size() - 1).equals(DONE)) {
            return Optional.of("the stream ended without " + DONE);
        }
        List<String> chunks = data.subList(0, data.size() - 1);
        return chunks.isEmpty() ? Optional.of("the stream has no chunks") : problemOf(chunks);
    }

    private static Optional<String> problemOf(List<String> chunks) {
        return chunks.stream().anyMatch(chunk -> !hasContent(chunk))
                ? Optional.of("a chunk of the stream has no content")
                : Optional.empty();
    }

    private static boolean hasContent(String chunk) {
        try {
            return JSON.readTree(chunk).path("content").isTextual();
        } catch (JsonProcessingException broken) {
            return false;
        }
    }
}
