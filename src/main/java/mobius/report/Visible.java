package mobius.report;

/**
 * Makes every character of a text from elsewhere visible. A request name may hold anything: XML 1.0 forbids most control
 * characters, a terminal obeys them, and marks of writing direction make a line read as what it does not say.
 */
public final class Visible {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** The text on one line. */
    public static String text(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(Visible::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The text with its line breaks as they are. */
    static String lines(String text) {
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
