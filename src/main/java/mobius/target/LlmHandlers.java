package mobius.target;

import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.Map;

/** Completions, as a whole and as a stream. */
final class LlmHandlers {

    private static final String DONE = "data: [DONE]\n\n";

    private final Draws chunkTimes;

    LlmHandlers(Draws chunkTimes) {
        this.chunkTimes = chunkTimes;
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        return Map.of(
                "POST /llm/complete", Operation.answering(LlmHandlers::complete), "POST /llm/stream", this::stream);
    }

    private static Answer complete(Call call) {
        String content = String.join("", Completions.chunks(call.body().path("messages")));
        return Answer.data(
                200,
                Map.of(
                        "content", content,
                        "model", call.body().path("model").asText(),
                        "provider", call.body().path("provider").asText()));
    }

    private void stream(Call call) {
        HttpServerResponse response = call.responder()
                .begin(call, 200, "text/event-stream; charset=utf-8")
                .setChunked(true);
        response.putHeader("Cache-Control", "no-cache");
        next(call, response, Completions.chunks(call.body().path("messages")).iterator(), 0);
    }

    /** Sends one chunk after the other; it stops where the client has gone. */
    private void next(Call call, HttpServerResponse response, Iterator<String> chunks, long sent) {
        if (response.closed()) {
            call.responder().finish(call, 200, sent);
        } else if (chunks.hasNext()) {
            String event = "data: " + Json.text(Map.of("content", chunks.next())) + "\n\n";
            response.write(event);
            Delay.then(
                    call.context(), chunkTimes.nextNanos(), () -> next(call, response, chunks, sent + event.length()));
        } else {
            response.end(DONE);
            call.responder().finish(call, 200, sent + DONE.length());
        }
    }
}
