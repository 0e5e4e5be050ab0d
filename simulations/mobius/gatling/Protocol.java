package mobius.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import mobius.config.Realtime;

/** How the suite speaks HTTP: as the platform's web client does, but without a cache that would hide the platform. */
final class Protocol {

    private Protocol() {}

    static HttpProtocolBuilder of(URI baseUrl, String runId, Realtime realtime) {
        CorrelationIds ids = new CorrelationIds(runId);
        HttpProtocolBuilder protocol = http.baseUrl(baseUrl.toString())
                .wsBaseUrl(baseUrl.toString().replaceFirst("^http", "ws"))
                .wsUnmatchedInboundMessageBufferSize(Socket.UNREAD)
                .acceptHeader("application/json")
                .acceptEncodingHeader("gzip")
                .userAgentHeader("mobius-load-tests")
                .header("X-Correlation-ID", session -> ids.next())
                // A redirect would be followed under another name and outside of every budget: it is an answer that is
                // not wanted.
                .disableFollowRedirect()
                .disableCaching();
        return realtime == Realtime.SOCKET_IO ? protocol.wsAutoReplySocketIo4() : protocol;
    }
}
