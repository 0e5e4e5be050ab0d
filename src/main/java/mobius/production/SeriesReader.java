package mobius.production;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the {@code data} of a response, a vector or a matrix. Use one reader for each response. */
final class SeriesReader {

    private static final double MILLIS_PER_SECOND = 1_000;

    private int unknown;

    /** The number of values that were not finite numbers, and are therefore in no series. */
    int unknown() {
        return unknown;
    }

    /**
     * Reads each series with its values.
     *
     * @throws IllegalArgumentException if the data are of another type; the message continues a sentence that begins with the
     *     server
     */
    List<Series> read(JsonNode data) {
        String kind = data.path("resultType").asText();
        if (!kind.equals("vector") && !kind.equals("matrix")) {
            throw new IllegalArgumentException("answers with no series but with \"" + kind + "\"");
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode one : data.path("result")) {
            series.add(series(one));
        }
        return series;
    }

    /** Reads one series, of either kind. Native histograms have no values and are refused. */
    private Series series(JsonNode one) {
        Map<String, String> labels = new HashMap<>();
        one.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        SortedMap<Instant, Double> values = new TreeMap<>();
        if (!one.has("value") && !one.has("values")) {
            throw new IllegalArgumentException(
                    "answers with a series that has no values: " + labels + "; native histograms are not supported");
        }
        if (one.has("value")) {
            add(values, one.path("value"));
        }
        one.path("values").forEach(value -> add(values, value));
        return new Series(labels, values);
    }

    /** Adds a value: a pair of a time in seconds and a number in quotation marks. NaN and infinite values count as unknown. */
    private void add(SortedMap<Instant, Double> values, JsonNode pair) {
        try {
            double value = Double.parseDouble(pair.path(1).asText().replace("Inf", "Infinity"));
            if (Double.isFinite(value)) {
                values.put(Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * MILLIS_PER_SECOND)), value);
            } else {
                unknown++;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("answers with a value that is not a number: " + pair.path(1), noNumber);
        }
    }
}
