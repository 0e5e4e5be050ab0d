package mobius.gatling;

import io.gatling.http.client.Request;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mobius.traffic.NotedRequest;
import mobius.traffic.NotedRequests;
import mobius.traffic.RequestCounts;
import mobius.traffic.Traffic;

/**
 * Counts the responses to the requests of one name, and keeps those by which the slowest and the failed ones are found.
 *
 * @param counts of the name
 * @param noted of the name
 */
record AnswerWatch(RequestCounts counts, NotedRequests.OfName noted) {

    static AnswerWatch of(String request, Traffic traffic) {
        return new AnswerWatch(traffic.responses().of(request), traffic.noted().of(request));
    }

    /**
     * One complete response.
     *
     * @param request as it was sent
     * @param start when it was sent, since the epoch
     * @param end when the response was complete
     * @param bytes of its body, unzipped
     */
    record Response(Request request, int status, long start, long end, int bytes) {

        long millis() {
            return end - start;
        }
    }

    void answered(Response response) {
        counts.answered(response.status(), response.bytes());
        ConnectionHandler connection = ConnectionHandler.answering();
        if (connection != null) {
            long whole = TimeUnit.MILLISECONDS.toNanos(response.millis());
            counts.carried(connection.bodyBytes(), Math.max(0, whole - connection.bodyNanos()));
        }
        if (noted.isAmongSlowest(response.millis())) {
            noted.add(note(response, NotedRequest.SLOWEST, ""));
        }
        if (noted.isAmongRecorded(response.millis())
                && header(response, TraceContexts.HEADER)
                        .filter(TraceContexts::isRecorded)
                        .isPresent()) {
            noted.add(note(response, NotedRequest.RECORDED, ""));
        }
    }

    void failed(Response response, String message) {
        if (noted.wantsFailed()) {
            noted.add(note(response, NotedRequest.FAILED, message));
        }
    }

    private static NotedRequest note(Response response, String kind, String message) {
        return new NotedRequest(
                response.request().getName(),
                kind,
                response.start(),
                response.millis(),
                response.status(),
                header(response, CorrelationIds.HEADER).orElse(""),
                header(response, TraceContexts.HEADER)
                        .map(TraceContexts::traceId)
                        .orElse(""),
                message);
    }

    private static Optional<String> header(Response response, String name) {
        return Optional.ofNullable(response.request().getHeaders().get(name));
    }
}
