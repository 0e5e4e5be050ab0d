package mobius.check;

import java.util.List;

/**
 * A part of the report below the table.
 *
 * @param title one or two words
 * @param lines a sentence each
 */
public record Section(String title, List<String> lines) {

    public Section {
        lines = List.copyOf(lines);
    }
}
