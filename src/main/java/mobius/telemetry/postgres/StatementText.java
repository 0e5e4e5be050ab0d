package mobius.telemetry.postgres;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in the form in which it may be saved. PostgreSQL replaces values by {@code $1} in queries, but not in other
 * commands, such as a password in {@code ALTER ROLE}.
 */
final class StatementText {

    private static final int LONGEST = 500;
    private static final String VALUE = "?";

    /**
     * Values, comments and identifiers. Each alternative starts at its beginning, so that a quote in a comment does not begin a
     * value, and may be unterminated. Loops are possessive: others would use a stack frame for each repetition, and values may be
     * long.
     */
    private static final Pattern PARTS = Pattern.compile("""
            (?:[eE]'(?:[^'\\\\]++|\\\\.|'')*+(?:'|$))\
            |(?:'(?:[^']++|'')*+(?:'|$))\
            |(?:(?<tag>\\$(?:[A-Za-z_]\\w*)?\\$).*?(?:\\k<tag>|$))\
            |(?:/\\*.*?(?:\\*/|$)|--[^\\n]*)\
            |(?:"[^"]*(?:"|$))\
            |(?:(?<![\\w$.])\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?(?!\\w))""", Pattern.DOTALL);

    private StatementText() {}

    /** Returns the statement without values and comments, on one line, of at most 500 characters. */
    static String of(String query) {
        String text =
                PARTS.matcher(query).replaceAll(StatementText::shown).strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String shown(MatchResult part) {
        String text = part.group();
        if (text.startsWith("/*") || text.startsWith("--")) {
            return " ";
        }
        return text.startsWith("\"") ? Matcher.quoteReplacement(text) : VALUE;
    }
}
