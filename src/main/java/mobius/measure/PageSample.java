package mobius.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a list or a search, a row of {@code samples.csv}.
 *
 * @param timeMillis since the epoch
 * @param request the endpoint
 * @param limit how many rows were asked for, at least 1; null for an endpoint that has no limit
 * @param rows how many came
 * @param bytes of the body, not compressed
 * @param durationMillis the response time
 * @param total how many rows there are in all, as the platform says
 */
@JsonPropertyOrder({"time_ms", "request", "limit", "rows", "bytes", "duration_ms", "total"})
public record PageSample(
        @JsonProperty(value = "time_ms", required = true) long timeMillis,
        @JsonProperty(required = true) String request,
        @Nullable Integer limit,
        @JsonProperty(required = true) int rows,
        @JsonProperty(required = true) int bytes,

        @JsonProperty(value = "duration_ms", required = true)
        int durationMillis,

        @JsonProperty(required = true) int total) {

    public PageSample {
        if (request.isBlank()
                || (limit != null && limit < 1)
                || Math.min(Math.min(rows, bytes), Math.min(durationMillis, total)) < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "an answer of %s cannot have a limit of %s, %d of %d rows, %d bytes and %d ms",
                    request,
                    limit,
                    rows,
                    total,
                    bytes,
                    durationMillis));
        }
    }
}
