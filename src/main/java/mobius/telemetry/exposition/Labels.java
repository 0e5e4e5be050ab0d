package mobius.telemetry.exposition;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tells the series of one metric apart.
 *
 * @param values by name; the order in which a server writes them means nothing
 */
public record Labels(SortedMap<String, String> values) {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Labels of(Map<String, String> values) {
        return new Labels(new TreeMap<>(values));
    }

    /** Reads the text that {@link #toString} makes, which is how {@code telemetry.csv} holds labels; empty when it is none. */
    public static Optional<Labels> parse(String text) {
        try {
            LineCursor cursor = new LineCursor("{" + text + "}");
            Labels labels = cursor.labels();
            return cursor.isAtEnd() ? Optional.of(labels) : Optional.empty();
        } catch (Malformed wrong) {
            return Optional.empty();
        }
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The labels whose names pass. */
    public Labels only(Predicate<String> name) {
        SortedMap<String, String> kept = new TreeMap<>(values);
        kept.keySet().removeIf(name.negate());
        return new Labels(kept);
    }

    /** As in an exposition, without the braces: {@code handler="/projects",method="GET"}; names of other characters in quotes; empty where there are none. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(label -> name(label.getKey()) + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + escaped(name) + "\"";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
