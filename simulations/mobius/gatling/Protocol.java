package mobius.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import mobius.config.Realtime;

/** How the suite speaks HTTP: as the platform's web client does, but without a cache that would hide the platform. */
final class Protocol {

    private Protocol() {}

    /**
     * The protocol of one run.
     *
     * @param traceOneIn the platform is asked to trace one in so many requests; 0 if requests have no trace context
     */
    static HttpProtocolBuilder of(URI baseUrl, String runId, Realtime realtime, int traceOneIn) {
        CorrelationIds ids = new CorrelationIds(runId);
        HttpProtocolBuilder protocol = http.baseUrl(baseUrl.toString())
                .wsBaseUrl(baseUrl.toString().replaceFirst("^http", "ws"))
                .wsUnmatchedInboundMessageBufferSize(Socket.UNREAD)
                .acceptHeader("application/json")
                .acceptEncodingHeader("gzip")
                .userAgentHeader("mobius-load-tests")
                .header(CorrelationIds.HEADER, session -> ids.next())
                // A redirect would be followed under another name and outside of every budget: it is an answer that is
                // not wanted.
                .disableFollowRedirect()
                .disableCaching();
        HttpProtocolBuilder traced =
                traceOneIn == 0 ? protocol : traced(protocol, new TraceContexts(runId, traceOneIn));
        return realtime == Realtime.SOCKET_IO ? traced.wsAutoReplySocketIo4() : traced;
    }

    private static HttpProtocolBuilder traced(HttpProtocolBuilder protocol, TraceContexts contexts) {
        return protocol.header(TraceContexts.HEADER, session -> contexts.next());
    }
}
