package mobius.report.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.text.TextSanitizer;

/** Text that Markdown shows as it is, on one line. */
public final class Markdown {

    private static final String MARKS = "\\`*_{}[]#|~!";

    private static final int LONGEST = 300;

    private Markdown() {}

    /** One row of a table. */
    public static String row(String... cells) {
        return Stream.of(cells).map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    public static String escaped(String text) {
        String visible = Abbreviated.to(LONGEST, TextSanitizer.text(text));
        return visible.codePoints().mapToObj(Markdown::escaped).collect(Collectors.joining());
    }

    /** An at sign would call somebody in a chat, whatever stands before it. */
    private static String escaped(int point) {
        String character = Character.toString(point);
        return switch (character) {
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            case "&" -> "&amp;";
            case "@" -> "&#64;";
            default -> MARKS.contains(character) ? "\\" + character : character;
        };
    }
}
