package mobius.http;

/** Text of others, cut to what fits a sentence: its first 200 characters on one line, without control characters. */
public final class Excerpt {

    private static final int MOST_CHARACTERS = 200;

    private Excerpt() {}

    public static String of(String text) {
        // Enough to find 200 characters that can be seen in; a body may have megabytes of white space.
        String start = text.substring(0, Math.min(text.length(), 50 * MOST_CHARACTERS));
        String line = start.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u00a0\\u2028\\u2029]+", " ").strip();
        int end = Math.min(line.length(), MOST_CHARACTERS);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return end < line.length() ? line.substring(0, end) + " ..." : line;
    }

    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : of(message);
    }
}
