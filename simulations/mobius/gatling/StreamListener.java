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
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import mobius.contract.Answer;
import org.jspecify.annotations.Nullable;

/** Listens to one stream of one user, on the user's event loop, and hands the user on when it has ended. */
final class StreamListener implements HttpListener {

    private final Session user;
    private final EventStream stream;
    private final LogBook log;
    private final Clock clock;
    private final Action next;
    private final EventText events = new EventText();
    private long start;
    private int status;
    private HttpHeaders headers = EmptyHttpHeaders.INSTANCE;
    private @Nullable Request sent;
    private int bytes;
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
        sent = request;
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
        this.headers = headers;
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (ended) {
            return;
        }
        bytes += chunk.readableBytes();
        events.add(ByteBufUtil.getBytes(chunk));
        if (isAccepted() && !begun && events.haveBegun()) {
            begun = true;
            log.ok(user, stream.firstChunk(), start, clock.nowMillis());
        }
        if (last) {
            Optional<String> problem = problem();
            count(problem);
            end(problem);
        }
    }

    @Override
    public void onThrowable(Throwable broken) {
        if (!ended) {
            end(Optional.of(broken.getClass().getSimpleName() + ": " + broken.getMessage()));
        }
    }

    private void count(Optional<String> problem) {
        AnswerWatch watch = stream.watch();
        if (watch != null && sent != null) {
            AnswerWatch.Response response = new AnswerWatch.Response(sent, status, start, clock.nowMillis(), bytes);
            watch.answered(response);
            problem.ifPresent(message -> watch.failed(response, message));
        }
    }

    private boolean isAccepted() {
        return stream.accepted().contains(status);
    }

    private Optional<String> problem() {
        Answer answer = Answer.of(
                stream.total(),
                status,
                name -> Optional.ofNullable(headers.get(name)),
                isAccepted() ? "" : events.text());
        return StatusCheck.problem(answer, stream.accepted()).or(events::problem);
    }

    private void end(Optional<String> problem) {
        ended = true;
        long now = clock.nowMillis();
        next.$bang(problem.map(message -> log.ko(user, stream.total(), start, now, message))
                .orElseGet(() -> log.ok(user, stream.total(), start, now)));
    }
}
