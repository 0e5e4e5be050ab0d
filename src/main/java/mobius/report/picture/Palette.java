package mobius.report.picture;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The light colours of the pages, taken from the first block of their style sheet: pictures have a white ground. */
public final class Palette {

    private static final Pattern COLOUR =
            Pattern.compile("--([a-z-]+): (?:#([0-9a-f]{6})|rgba\\((\\d+), (\\d+), (\\d+), ([0-9.]+)\\));");
    private static final int HEX = 16;

    private final Map<String, Color> colours;

    private Palette(Map<String, Color> colours) {
        this.colours = Map.copyOf(colours);
    }

    /** The colours of a style sheet that begins with those of {@code :root}. */
    public static Palette of(String styleSheet) {
        Map<String, Color> colours = new HashMap<>();
        Matcher found = COLOUR.matcher(styleSheet.substring(0, styleSheet.indexOf('}')));
        while (found.find()) {
            colours.put(found.group(1), colour(found));
        }
        return new Palette(colours);
    }

    private static Color colour(Matcher found) {
        return found.group(2) != null
                ? new Color(Integer.parseInt(found.group(2), HEX))
                : new Color(
                        part(found.group(3)),
                        part(found.group(4)),
                        part(found.group(5)),
                        Math.round(255 * Float.parseFloat(found.group(6))));
    }

    private static int part(String decimal) {
        return Integer.parseInt(decimal);
    }

    /** A colour by its name in the style sheet. */
    Color named(String name) {
        Color colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("the style sheet has no colour --" + name);
        }
        return colour;
    }

    /** The colour of the n-th line that has none of its own. */
    Color line(int number) {
        List<String> names = List.of("one", "two", "three", "four");
        return named(names.get(number % names.size()));
    }
}
