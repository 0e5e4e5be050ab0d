package mobius.production;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.text.TextSanitizer;

/**
 * A series of an answer.
 *
 * @param labels without its name
 * @param values by time; what is not a finite number is not among them
 */
record Series(Map<String, String> labels, SortedMap<Instant, Double> values) {

    Series {
        labels = Map.copyOf(labels);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** On one line, as labels may hold anything and are shown; empty where it has no such label. */
    String label(String name) {
        return TextSanitizer.text(labels.getOrDefault(name, ""));
    }

    /** The value at the end, or 0 where it has none. */
    double last() {
        return values.isEmpty() ? 0 : values.get(values.lastKey());
    }
}
