package mobius.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Breaks text into lines, between words where there is one that fits. */
public final class Wrapped {

    private Wrapped() {}

    /**
     * Lines of at most {@code width} characters.
     *
     * @param first what begins the first line
     * @param next what begins the others, as long as {@code first}
     */
    public static Stream<String> to(int width, String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int room = width - first.length();
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return Stream.concat(
                Stream.of(first + lines.get(0)), lines.stream().skip(1).map(line -> next + line));
    }
}
