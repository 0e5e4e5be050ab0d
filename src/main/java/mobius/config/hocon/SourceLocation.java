package mobius.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The location at which a value was written.
 *
 * @param source a file below {@code config/}, or {@code -D} and the name of a system property
 * @param line from 1; 0 if the source has no lines
 */
public record SourceLocation(String source, int line) implements Comparable<SourceLocation> {

    private static final String PROPERTY = "-D";

    private static final Comparator<SourceLocation> FILES_FIRST = Comparator.comparing(SourceLocation::isProperty)
            .thenComparing(SourceLocation::source)
            .thenComparing(SourceLocation::line);

    /**
     * The location of a value; for a group, that of its first setting, because layers are merged into a group, but not into a
     * single value.
     */
    static SourceLocation of(ConfigValue value) {
        Stream<SourceLocation> settings =
                value instanceof ConfigObject group ? group.values().stream().map(SourceLocation::of) : Stream.empty();
        return settings.min(Comparator.naturalOrder()).orElseGet(() -> of(value.origin()));
    }

    private static SourceLocation of(ConfigOrigin origin) {
        String source = origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
        return new SourceLocation(source, source.startsWith(PROPERTY) ? 0 : Math.max(0, origin.lineNumber()));
    }

    /** Whether the source is the command line. */
    boolean isProperty() {
        return source.startsWith(PROPERTY);
    }

    /** Orders files before the command line, then by name and line. */
    @Override
    public int compareTo(SourceLocation other) {
        return FILES_FIRST.compare(this, other);
    }

    /** {@code environments/staging.conf: 4}, or {@code -Dmobius.seed}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ": " + line;
    }
}
