package mobius.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.reference.http.Answer;
import mobius.reference.http.Call;
import mobius.reference.http.Json;
import mobius.reference.http.Operation;
import mobius.reference.http.Responder;
import mobius.reference.settings.Delay;
import mobius.reference.settings.LatencySampler;

/** The endpoints for completions of a language model, complete and streamed. */
public final class LlmHandlers {

    /** Head of a stream. It is not compressed, as in Starlette since 0.46. */
    private static final Answer STREAM =
            Answer.of(200, "text/event-stream; charset=utf-8", new byte[0], Map.of("Cache-Control", "no-cache"));

    private static final String DONE = "data: [DONE]\n\n";

    private final LatencySampler chunkTimes;
    private final InstantSource clock;

    /**
     * Creates the handlers.
     *
     * @param chunkTimes the time between two chunks of a stream
     * @param clock for the time of a completion
     */
    public LlmHandlers(LatencySampler chunkTimes, InstantSource clock) {
        this.chunkTimes = chunkTimes;
        this.clock = clock;
    }

    /** Returns the operations by endpoint name. */
    public Map<String, Operation> operations() {
        return Map.of("POST /llm/complete", Operation.answering(this::complete), "POST /llm/stream", this::stream);
    }

    /**
     * Completes the messages. The response has no envelope and snake_case names in every dialect, because the feature plans are
     * its only source.
     */
    private Answer complete(Call call) {
        String content = String.join("", Completions.chunks(call.body().path("messages")));
        int asked = Completions.words(call.body().path("messages"));
        int given = Completions.CHUNKS;
        return Answer.json(Map.of(
                "content", content,
                "model", model(call),
                "provider", provider(call),
                "usage", Map.of("prompt_tokens", asked, "completion_tokens", given, "total_tokens", asked + given),
                "created_at", clock.instant()));
    }

    private static String model(Call call) {
        return call.body().path("model").asText();
    }

    private static String provider(Call call) {
        return call.body().path("provider").asText();
    }

    /** Streams a completion as server-sent events. */
    private void stream(Call call) {
        HttpServerResponse response = call.responder().begin(call, STREAM).setChunked(true);
        next(call, response, Completions.chunks(call.body().path("messages")).iterator());
    }

    /** A chunk as a server-sent event. The last one has a reason for the end. */
    private static String event(Call call, String content, boolean isLast) {
        Map<String, Object> chunk = new LinkedHashMap<>();
        chunk.put("content", content);
        chunk.put("provider", provider(call));
        chunk.put("model", model(call));
        if (isLast) {
            chunk.put("finish_reason", "stop");
        }
        return "data: " + Json.text(chunk) + "\n\n";
    }

    /** Sends the remaining chunks one at a time, and stops if the client has disconnected. */
    private void next(Call call, HttpServerResponse response, Iterator<String> chunks) {
        if (response.closed()) {
            call.responder().finish(call, 200, Responder.UNKNOWN_LENGTH);
        } else if (chunks.hasNext()) {
            response.write(event(call, chunks.next(), !chunks.hasNext()));
            Delay.then(call.context(), chunkTimes.nextNanos(), () -> next(call, response, chunks));
        } else {
            response.end(DONE);
            call.responder().finish(call, 200, Responder.UNKNOWN_LENGTH);
        }
    }

    /** Completions of the language model in this target: the words of the last message, repeated to a constant length. */
    private static final class Completions {

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
}
