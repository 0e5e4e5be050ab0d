package mobius.telemetry.postgres;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as it may be saved. PostgreSQL itself puts {@code $1} for the values of queries, but not for those of other commands,
 * a password in {@code ALTER ROLE} among them.
 */
final class StatementText {

    private static final int LONGEST = 500;
    private static final String VALUE = "?";

    /**
     * Each alternative from its beginning, so that a quote in a comment begins no value. An open end is an end too. Loops that take
     * turns are possessive: others keep a step of the stack for each turn, and values may be long.
     */
    private static final Pattern PARTS = Pattern.compile("""
            (?:[eE]'(?:[^'\\\\]++|\\\\.|'')*+(?:'|$))\
            |(?:'(?:[^']++|'')*+(?:'|$))\
            |(?:(?<tag>\\$(?:[A-Za-z_]\\w*)?\\$).*?(?:\\k<tag>|$))\
            |(?:/\\*.*?(?:\\*/|$)|--[^\\n]*)\
            |(?:"[^"]*(?:"|$))\
            |(?:(?<![\\w$.])\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?(?!\\w))""", Pattern.DOTALL);

    private StatementText() {}

    /** Without values and comments, on one line, of at most 500 characters. */
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
