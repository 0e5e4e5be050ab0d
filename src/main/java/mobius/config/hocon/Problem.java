package mobius.config.hocon;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the configuration.
 *
 * @param text the problem, its location and the remedy
 * @param place the location; null for something that is missing
 */
record Problem(String text, @Nullable SourceLocation place) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    Problem::place, Comparator.nullsLast(Comparator.<SourceLocation>naturalOrder()))
            .thenComparing(Problem::text);

    /** The format of messages in which HOCON reports a syntax error: source, line and reason. */
    private static final Pattern REFUSAL = Pattern.compile("([^:]*): (\\d+): (.*)", Pattern.DOTALL);

    /** A problem with the text {@code complaint (place); remedy}. */
    static Problem at(SourceLocation place, String complaint, String remedy) {
        return new Problem("%s (%s); %s".formatted(complaint, place, remedy), place);
    }

    /** A problem without a location, with the text {@code complaint; remedy}. */
    static Problem ofAbsence(String complaint, String remedy) {
        return new Problem(complaint + "; " + remedy, null);
    }

    /** A problem from the message of HOCON. */
    static Problem ofRefusal(String message) {
        Matcher parts = REFUSAL.matcher(message);
        if (!parts.matches()) {
            return ofAbsence("the settings cannot be read: " + message, "fix the HOCON there");
        }
        SourceLocation place = new SourceLocation(parts.group(1), Integer.parseInt(parts.group(2)));
        return at(place, "the settings cannot be read: " + parts.group(3), "fix the HOCON there");
    }

    /** Orders by location; problems without one come last. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }
}
