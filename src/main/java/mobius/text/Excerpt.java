package mobius.text;

/** The beginning of a text from outside, fit for a terminal, a log and a cell of a table. */
public final class Excerpt {

    /** As much of an answer as a message shows, in characters. */
    public static final int LENGTH = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private Excerpt() {}

    /** The first {@link #LENGTH} characters of a text on one line, without control characters. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /**
     * The beginning of a text on one line: each run of white space becomes one space, and what a terminal would act on becomes
     * a replacement character.
     *
     * @param longest how many characters are kept, at least 1; three dots follow if there were more
     */
    public static String of(String text, int longest) {
        StringBuilder line = new StringBuilder();
        boolean cut = false;
        for (int i = 0; i < text.length() && !cut; ) {
            int symbol = text.codePointAt(i);
            i += Character.charCount(symbol);
            cut = line.length() >= longest && !Character.isWhitespace(symbol);
            if (!cut) {
                append(line, symbol);
            }
        }
        return line.toString().strip() + (cut ? "..." : "");
    }

    private static void append(StringBuilder line, int symbol) {
        if (Character.isWhitespace(symbol) || Character.isSpaceChar(symbol)) {
            if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        } else {
            line.appendCodePoint(isShown(symbol) ? symbol : REPLACEMENT);
        }
    }

    /** Control and format characters move the cursor or turn the direction of the text; lone surrogates cannot be encoded. */
    private static boolean isShown(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
