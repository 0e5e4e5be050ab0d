package mobius.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A value at one moment, a row of {@code telemetry.csv}. Values that could not be read have no row.
 *
 * @param timeMillis since the epoch
 * @param source where it was read, for example {@code injector}
 * @param metric the name, with the unit as the last word: {@code heap_used_bytes}
 * @param labels of the series, for example {@code core="0"}; empty if there is only one
 * @param value finite
 */
@JsonPropertyOrder({"time_ms", "source", "metric", "labels", "value"})
public record Sample(
        @JsonProperty(value = "time_ms", required = true) long timeMillis,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) String metric,
        @JsonProperty(required = true) String labels,
        @JsonProperty(required = true) double value) {

    public Sample {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric + " of " + source + " is not a number: " + value);
        }
    }
}
