package mobius.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One figure at one moment, a row of {@code telemetry.csv}. What could not be read has no row.
 *
 * @param timeMillis since the epoch
 * @param source where it was read, for example {@code injector}
 * @param metric what it is, with its unit as the last word: {@code heap_used_bytes}
 * @param labels what tells several of them apart, for example {@code core="0"}; empty where there is one
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
