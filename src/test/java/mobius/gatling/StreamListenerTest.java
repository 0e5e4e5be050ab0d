package mobius.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.commons.util.Clock;
import io.gatling.core.session.Session;
import io.gatling.core.session.Session$;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatlingWords.class)
class StreamListenerTest {

    private final RecordedLog log = new RecordedLog();
    private final List<Session> gone = new ArrayList<>();
    private final Ticks ticks = new Ticks();
    private final StreamListener listener = new StreamListener(
            Session$.MODULE$.apply("visit", 1, new EmbeddedChannel().eventLoop()),
            new EventStream(
                    "total",
                    "first chunk",
                    new TreeSet<>(Set.of(200)),
                    http("total").post("/llm/stream"),
                    null),
            new LogBook(log),
            ticks,
            new LambdaAction("next", gone::add));

    @Test
    void theFirstChunkAndTheTotalAreFiguresOfTheirOwn() {
        answer(200);
        hear(": wait\n\n", 10, false);
        hear("data: {\"content\":\"a\"}\n\n", 20, false);
        hear("data: {\"content\":\"b\"}\n\ndata: [DONE]\n\n", 30, false);
        hear("", 40, true);
        assertThat(log.lines()).containsExactly("OK first chunk 0..20", "OK total 0..40");
        assertThat(gone).singleElement().matches(user -> !user.isFailed());
    }

    @Test
    void aStreamThatTheLimiterRefusedIsThrottled() {
        answer(429);
        hear("{\"detail\":\"data:\"}\n", 10, true);
        assertThat(log.lines()).containsExactly("KO total 0..10 throttled");
        assertThat(gone).singleElement().matches(Session::isFailed);
    }

    @Test
    void anotherStatusIsAFailure() {
        answer(503);
        hear("{}", 10, true);
        assertThat(log.lines()).containsExactly("KO total 0..10 answered 503");
    }

    @Test
    void aStreamThatBreaksOffHasAFirstChunkAndFails() {
        answer(200);
        hear("data: {\"content\":\"a\"}\n\n", 20, false);
        ticks.now = 30;
        listener.onThrowable(new IOException("Premature close"));
        hear("data: [DONE]\n\n", 40, true);
        assertThat(log.lines()).containsExactly("OK first chunk 0..20", "KO total 0..30 IOException: Premature close");
        assertThat(gone).hasSize(1);
    }

    private void answer(int status) {
        listener.onHttpResponse(HttpResponseStatus.valueOf(status), EmptyHttpHeaders.INSTANCE);
    }

    private void hear(String text, long millis, boolean last) {
        ticks.now = millis;
        listener.onHttpResponseBodyChunk(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), last);
    }

    /** Milliseconds by hand. */
    private static final class Ticks implements Clock {

        private long now;

        @Override
        public long nowMillis() {
            return now;
        }
    }
}
