package mobius.traffic;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import mobius.io.CsvFile;

/**
 * One request by which a slow or failed one is found in the platform's logs and traces, a row of {@code slowest.csv}.
 *
 * @param request its name in reports
 * @param kind {@link #SLOWEST}, {@link #RECORDED} or {@link #FAILED}
 * @param timeMillis when it was sent, since the epoch
 * @param durationMillis its response time
 * @param status of its response
 * @param correlationId as it was sent in {@code X-Correlation-ID}; empty if none was
 * @param traceId as it was sent in {@code traceparent}; empty if none was
 * @param message why it failed; empty for one of the slowest
 */
@JsonPropertyOrder({"request", "kind", "time_ms", "duration_ms", "status", "correlation_id", "trace_id", "message"})
public record NotedRequest(
        @JsonProperty(required = true) String request,
        @JsonProperty(required = true) String kind,
        @JsonProperty(value = "time_ms", required = true) long timeMillis,

        @JsonProperty(value = "duration_ms", required = true)
        long durationMillis,

        @JsonProperty(required = true) int status,

        @JsonProperty(value = "correlation_id", required = true)
        String correlationId,

        @JsonProperty(value = "trace_id", required = true) String traceId,
        @JsonProperty(required = true) String message) {

    public static final String SLOWEST = "slowest";

    /** One of the slowest among those that asked the platform to record their trace. */
    public static final String RECORDED = "recorded";

    public static final String FAILED = "failed";

    /** The format of {@code slowest.csv}. */
    public static final CsvFile<NotedRequest> FILE = new CsvFile<>(NotedRequest.class, "a request");
}
