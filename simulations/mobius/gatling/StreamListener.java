package mobius.gatling;

import io.gatling.commons.util.Clock;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.http.cache.SslContextSupport;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.protocol.HttpComponents;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/** Listens to one stream of one user, on the user's event loop, and hands the user on when it has ended. */
final class StreamListener implements HttpListener {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Session user;
    private final EventStream stream;
    private final LogBook log;
    private final Clock clock;
    private final Action next;
    private final EventText events = new EventText();
    private long start;
    private int status;
    private boolean begun;
    private boolean ended;

    StreamListener(Session user, EventStream stream, LogBook log, Clock clock, Action next) {
        this.user = user;
        this.stream = stream;
        this.log = log;
        this.clock = clock;
        this.next = next;
    }

    void listenTo(HttpComponents http, Request request) {
        start = clock.nowMillis();
        http.httpEngine()
                .executeRequest(
                        request,
                        user.userId(),
                        http.httpProtocol().enginePart().shareConnections(),
                        user.eventLoop(),
                        this,
                        SslContextSupport.sslContexts(user));
    }

    @Override
    public void onFinalClientRequest(Request request) {}

    @Override
    public void onHttpResponse(HttpResponseStatus answered, HttpHeaders headers) {
        status = answered.code();
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (ended) {
            return;
        }
        events.add(ByteBufUtil.getBytes(chunk));
        if (status == OK && !begun && events.haveBegun()) {
            begun = true;
            log.ok(user, stream.firstChunk(), start, clock.nowMillis());
        }
        if (last) {
            end(problem());
        }
    }

    @Override
    public void onThrowable(Throwable broken) {
        if (!ended) {
            end(Optional.of(broken.getClass().getSimpleName() + ": " + broken.getMessage()));
        }
    }

    private Optional<String> problem() {
        if (status == TOO_MANY_REQUESTS) {
            return Optional.of(Refusals.THROTTLED);
        }
        return status == OK ? events.problem() : Optional.of("status.find.is(200), but actually found " + status);
    }

    private void end(Optional<String> problem) {
        ended = true;
        long now = clock.nowMillis();
        next.$bang(problem.map(message -> log.ko(user, stream.total(), start, now, message))
                .orElseGet(() -> log.ok(user, stream.total(), start, now)));
    }
}
