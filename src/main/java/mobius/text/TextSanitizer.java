package mobius.text;

/**
 * Makes text from outside safe to show: names, reasons and bodies of servers, messages of libraries that quote them. XML 1.0
 * forbids most control characters, a terminal obeys them, and marks of writing direction make a line read as what it does not say.
 * Everything from outside passes through here before it reaches a terminal, a log or a file.
 */
public final class TextSanitizer {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int MOST_OF_A_REASON = 200;
    private static final int SPACES = 1_000;

    private TextSanitizer() {}

    /** The text on one line. */
    public static String text(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(TextSanitizer::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /**
     * The text on one line, white space and line breaks as single blanks, and its end as an ellipsis where it is longer.
     *
     * @param most characters, at least 1
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

    /** As much of a text as a message shows: its first 200 characters on one line. */
    public static String line(String text) {
        return line(text, MOST_OF_A_REASON);
    }

    /**
     * What went wrong, by the message of an exception or, without one, by its type. Such a message may quote what was sent.
     *
     * @return one line of at most 200 characters
     */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : line(message, MOST_OF_A_REASON);
    }

    /** The text with its line breaks as they are. */
    public static String lines(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(point -> point == '\n' ? point : visible(point)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The picture of a control character, and a replacement character for the others that are not shown. */
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
