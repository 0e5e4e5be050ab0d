package mobius.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;

/** How the suite speaks HTTP: as the platform's web client does, but without a cache that would hide the platform. */
final class Protocol {

    private Protocol() {}

    static HttpProtocolBuilder of(URI baseUrl, String runId) {
        CorrelationIds ids = new CorrelationIds(runId);
        return http.baseUrl(baseUrl.toString())
                .wsBaseUrl(baseUrl.toString().replaceFirst("^http", "ws"))
                .wsUnmatchedInboundMessageBufferSize(Socket.UNREAD)
                .acceptHeader("application/json")
                .acceptEncodingHeader("gzip")
                .userAgentHeader("mobius-load-tests")
                .header("X-Correlation-ID", session -> ids.next())
                .disableCaching()
                .check(new Refusals());
    }
}
