package mobius.text;

/**
 * Makes text from outside safe to show: names, reasons and bodies from servers, and library messages that quote them. XML 1.0
 * forbids most control characters, terminals execute them, and direction marks make a line read differently from its content. All
 * text from outside passes through this class before it reaches a terminal, a log or a file.
 */
public final class TextSanitizer {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int MOST_OF_A_REASON = 200;

    /** Characters beyond the limit that are read, because white space is collapsed before the limit applies. */
    private static final int SPACES = 1_000;

    private TextSanitizer() {}

    /** Returns the text on one line, with every control character replaced by a visible one. */
    public static String text(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(TextSanitizer::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /**
     * Returns the text on one line, with runs of white space and line breaks as single spaces. Longer text is cut and ends in an
     * ellipsis.
     *
     * @param most characters (code points) before the ellipsis, at least 1
     */
    public static String line(String text, int most) {
        String line = text(text.substring(
                        0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), most + SPACES)))
                .replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ")
                .strip());
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + " ...";
    }

    /** Returns the first 200 characters of a text on one line: the length that messages use. */
    public static String line(String text) {
        return line(text, MOST_OF_A_REASON);
    }

    /**
     * Returns the message of an exception, or its type if it has none. Such a message may quote text from outside.
     *
     * @return one line of at most 200 characters
     */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : line(message, MOST_OF_A_REASON);
    }

    /** Returns the text with its line breaks kept. */
    public static String lines(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(point -> point == '\n' ? point : visible(point)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Replaces a control character by its picture (U+2400 and following), and other unprintable ones by U+FFFD. */
    private static int visible(int point) {
        if (point < 0x20) {
            return CONTROL_PICTURES + point;
        }
        if (point == 0x7F) {
            return PICTURE_OF_DELETE;
        }
        return isUnfit(point) ? REPLACEMENT : point;
    }

    private static boolean isUnfit(int point) {
        return isBetween(point, 0x80, 0x9F) // the second set of control characters
                || isBetween(point, 0x200E, 0x200F) // marks of writing direction
                || isBetween(point, 0x2028, 0x202E) // line separators and overrides of the direction
                || isBetween(point, 0x2066, 0x2069) // isolated directions
                || isBetween(point, 0xD800, 0xDFFF) // half a pair
                || isBetween(point, 0xFFFE, 0xFFFF);
    }

    private static boolean isBetween(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
