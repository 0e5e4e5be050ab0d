package mobius.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a value was written.
 *
 * @param source a file below {@code config/}, or {@code -D} and the name of a system property
 * @param line from 1, or 0 where a source has no lines
 */
record Place(String source, int line) implements Comparable<Place> {

    private static final String PROPERTY = "-D";

    private static final Comparator<Place> FILES_FIRST =
            Comparator.comparing(Place::isProperty).thenComparing(Place::source).thenComparing(Place::line);

    /** Of a group the place of its first setting: layers are merged into a group, but not into a single value. */
    static Place of(ConfigValue value) {
        Stream<Place> settings =
                value instanceof ConfigObject group ? group.values().stream().map(Place::of) : Stream.empty();
        return settings.min(Comparator.naturalOrder()).orElseGet(() -> of(value.origin()));
    }

    private static Place of(ConfigOrigin origin) {
        String source = origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
        return new Place(source, source.startsWith(PROPERTY) ? 0 : Math.max(0, origin.lineNumber()));
    }

    /** Whether it is the command line. */
    boolean isProperty() {
        return source.startsWith(PROPERTY);
    }

    @Override
    public int compareTo(Place other) {
        return FILES_FIRST.compare(this, other);
    }

    /** {@code environments/staging.conf: 4}, or {@code -Dmobius.seed}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ": " + line;
    }
}
