package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the model of this target says: the words of the last message, over and over, always of the same length. */
final class Completions {

    /** The length of each completion, in words. */
    static final int CHUNKS = 24;

    private Completions() {}

    /** How many words were said to the model. */
    static int words(JsonNode messages) {
        int words = 0;
        for (JsonNode message : messages) {
            words += message.path("content").asText().strip().split("\\s+", -1).length;
        }
        return words;
    }

    /** The completion in the pieces in which a model gives it. */
    static List<String> chunks(JsonNode messages) {
        String[] words = messages.path(messages.size() - 1)
                .path("content")
                .asText()
                .strip()
                .split("\\s+", -1);
        List<String> chunks = new ArrayList<>(CHUNKS);
        for (int i = 0; i < CHUNKS; i++) {
            chunks.add(words[i % words.length] + " ");
        }
        return chunks;
    }
}
