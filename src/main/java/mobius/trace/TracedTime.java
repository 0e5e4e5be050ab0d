package mobius.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import mobius.io.CsvFile;

/**
 * Where a request spent its time, a row of {@code traces.csv}: one for each operation of its trace, or a single one that says why there
 * is none.
 *
 * @param traceId of the request
 * @param service that reported the operation; empty if the trace could not be read
 * @param operation of the service; empty if the trace could not be read
 * @param ownMillis how long the operation took without its parts; 0 if the trace could not be read
 * @param share of the time that the platform needed for the request, 0 or more; 0 if the trace could not be read
 * @param reason why the trace could not be read, as a clause without its subject; empty if it was
 */
@JsonPropertyOrder({"trace_id", "service", "operation", "own_ms", "share", "reason"})
public record TracedTime(
        @JsonProperty(value = "trace_id", required = true) String traceId,
        @JsonProperty(required = true) String service,
        @JsonProperty(required = true) String operation,
        @JsonProperty(value = "own_ms", required = true) double ownMillis,
        @JsonProperty(required = true) double share,
        @JsonProperty(required = true) String reason) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** The format of {@code traces.csv}. */
    public static final CsvFile<TracedTime> FILE = new CsvFile<>(TracedTime.class, "a time");

    static TracedTime of(String traceId, OwnTime time) {
        return new TracedTime(
                traceId, time.service(), time.operation(), time.nanos() / NANOS_PER_MILLI, time.share(), "");
    }

    static TracedTime missing(String traceId, String reason) {
        return new TracedTime(traceId, "", "", 0, 0, reason);
    }

    public boolean isRead() {
        return reason.isEmpty();
    }
}
