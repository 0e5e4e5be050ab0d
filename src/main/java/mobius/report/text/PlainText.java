package mobius.report.text;

import mobius.text.TextSanitizer;

/** Text for terminals. */
public final class PlainText {

    private PlainText() {}

    /** A text on one line, with characters of ASCII in place of \u2264 and \u2265. */
    public static String of(String text) {
        return TextSanitizer.text(text).replace("\u2264", "<=").replace("\u2265", ">=");
    }
}
