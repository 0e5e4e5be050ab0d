package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Completions of the language model in this target: the words of the last message, repeated to a constant length. */
final class Completions {

    /** Length of every completion, in words. A chunk of a stream has one word. */
    static final int CHUNKS = 24;

    private Completions() {}

    /** Returns the number of words in all messages. */
    static int words(JsonNode messages) {
        int words = 0;
        for (JsonNode message : messages) {
            words += message.path("content").asText().strip().split("\\s+", -1).length;
        }
        return words;
    }

    /** Returns the completion in chunks, as a model streams it. */
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
