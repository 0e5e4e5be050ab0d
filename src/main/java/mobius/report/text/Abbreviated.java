package mobius.report.text;

/** Cuts long text where a line has an end. */
public final class Abbreviated {

    private static final String MORE = "...";

    private Abbreviated() {}

    /** At most {@code length} code points, the last three of them dots where something was cut. */
    public static String to(int length, String text) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length - MORE.length())) + MORE;
    }
}
