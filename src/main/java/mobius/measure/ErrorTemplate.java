package mobius.measure;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folds out of a failure's message what is different each time: ids, e-mail addresses, ports, numbers. What is left is the same for
 * every failure of a kind and from run to run, so that kinds can be counted and compared. A status stays, and so does the time
 * after which a client gave up.
 */
public final class ErrorTemplate {

    /** In the order in which they are tried at each place of a message; no part of it is read again for the same alternative. */
    private static final Pattern VARYING =
            Pattern.compile("(?<kept>(?:\\b(?:answered|found|status|HTTP)|Status:) [1-5]\\d\\d\\b"
                    + "|\\bis\\([1-5]\\d\\d\\)"
                    + "|\\b(?:after|within) \\d++ m?s\\b)"
                    + "|(?<email>(?<![\\w.+-])[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)*+)"
                    + "|(?<uuid>\\b\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}\\b)"
                    + "|(?<address>\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d++)?)"
                    + "|(?<token>(?<![\\w-])[A-Za-z_-]*+\\d[A-Za-z_-]*+\\d[A-Za-z_-]*+\\d[\\w-]*+)"
                    + "|(?<number>(?<![A-Za-z0-9])\\d++(?:[.,]\\d++)*+)");

    private static final int SHORTEST_TOKEN = 16;
    private static final int SHORTEST_HEX = 8;
    private static final Pattern HEX = Pattern.compile("\\p{XDigit}+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private ErrorTemplate() {}

    /** The message with {@code {id}}, {@code {n}}, {@code {email}} and {@code {address}} in the places of what varies. */
    public static String of(String message) {
        return VARYING.matcher(message).replaceAll(ErrorTemplate::folded);
    }

    private static String folded(MatchResult found) {
        String text = found.group();
        if (found.group(1) != null) {
            return Matcher.quoteReplacement(text);
        }
        if (found.group(2) != null) {
            return "{email}";
        }
        if (found.group(3) != null) {
            return "{id}";
        }
        if (found.group(4) != null) {
            return "{address}";
        }
        return found.group(5) == null || DIGITS.matcher(text).matches() ? "{n}" : token(text);
    }

    /** A long word with several digits is an id or a token; a shorter one is a word with numbers in it. */
    private static String token(String word) {
        boolean isHex = word.length() >= SHORTEST_HEX && HEX.matcher(word).matches();
        return isHex || word.length() >= SHORTEST_TOKEN
                ? "{id}"
                : DIGITS.matcher(word).replaceAll("{n}");
    }
}
