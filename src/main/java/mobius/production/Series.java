package mobius.production;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.text.TextSanitizer;

/**
 * A series of a response.
 *
 * @param labels without the name of the metric
 * @param values by time; values that are not finite numbers are left out
 */
record Series(Map<String, String> labels, SortedMap<Instant, Double> values) {

    Series {
        labels = Map.copyOf(labels);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * The value of a label, in one line because labels may contain anything and are displayed; empty if there is no such label.
     */
    String label(String name) {
        return TextSanitizer.text(labels.getOrDefault(name, ""));
    }

    /** The last value; 0 if there is none. */
    double last() {
        return values.isEmpty() ? 0 : values.get(values.lastKey());
    }
}
