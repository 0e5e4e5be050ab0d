package mobius.config.hocon;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param text what it is, where, and what to do about it
 * @param place where, or null for what is wrong by its absence
 */
record Problem(String text, @Nullable SourceLocation place) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    Problem::place, Comparator.nullsLast(Comparator.<SourceLocation>naturalOrder()))
            .thenComparing(Problem::text);

    /** How HOCON says that it cannot read something: the source, the line, the reason. */
    private static final Pattern REFUSAL = Pattern.compile("([^:]*): (\\d+): (.*)", Pattern.DOTALL);

    /** {@code complaint (place); remedy}. */
    static Problem at(SourceLocation place, String complaint, String remedy) {
        return new Problem("%s (%s); %s".formatted(complaint, place, remedy), place);
    }

    static Problem ofAbsence(String complaint, String remedy) {
        return new Problem(complaint + "; " + remedy, null);
    }

    /** What HOCON refuses, with its own message. */
    static Problem ofRefusal(String message) {
        Matcher parts = REFUSAL.matcher(message);
        if (!parts.matches()) {
            return ofAbsence("the settings cannot be read: " + message, "fix the HOCON there");
        }
        SourceLocation place = new SourceLocation(parts.group(1), Integer.parseInt(parts.group(2)));
        return at(place, "the settings cannot be read: " + parts.group(3), "fix the HOCON there");
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }
}
