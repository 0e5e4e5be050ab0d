package mobius.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One response of a list or search endpoint, a row of {@code samples.csv}.
 *
 * @param timeMillis since the epoch
 * @param request the endpoint
 * @param limit the requested number of rows, at least 1; null for an endpoint without a limit
 * @param rows the number of rows in the response
 * @param bytes the size of the body, uncompressed
 * @param durationMillis the response time
 * @param total the number of rows in all, as reported by the platform
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

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name is blank, the limit is below 1 or another value is negative
     */
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
