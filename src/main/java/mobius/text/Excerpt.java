package mobius.text;

/** Text from outside, cut to what fits a sentence and safe for a terminal, a log and a cell of a table. */
public final class Excerpt {

    /** As much of an answer as a message shows, in characters. */
    private static final int LENGTH = 200;

    private Excerpt() {}

    /** The first 200 characters of a text on one line, as {@link #of(String, int)}. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /**
     * The beginning of a text on one line: each run of white space and of characters that a terminal would act on becomes one
     * space.
     *
     * @param longest how many characters are kept, at least 1; three dots follow if there were more
     */
    public static String of(String text, int longest) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int symbol = text.codePointAt(i);
            i += Character.charCount(symbol);
            if (!isVisible(symbol)) {
                separate(line);
            } else if (line.length() + Character.charCount(symbol) > longest) {
                return line.toString().strip() + " ...";
            } else {
                line.appendCodePoint(symbol);
            }
        }
        return line.toString().strip();
    }

    /** What a failure says of itself; its type if it says nothing. */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : of(message);
    }

    private static void separate(StringBuilder line) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** Control and format characters move the cursor or turn the direction of the text; lone surrogates cannot be encoded. */
    private static boolean isVisible(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
