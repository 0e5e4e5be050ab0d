package mobius.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of the known names somebody most likely meant. */
final class Nearest {

    private Nearest() {}

    /** All names, the most alike first. */
    static List<String> first(String typed, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The most alike name, unless it differs in more than a quarter of the letters. */
    static Optional<String> to(String typed, Collection<String> names) {
        return first(typed, names).stream()
                .limit(1)
                .filter(name -> distance(typed, name) * 4 <= typed.length())
                .findFirst();
    }

    /** The Levenshtein distance: how many letters have to be put in, left out or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 0; i < a.length(); i++) {
            row = nextRow(row, a.charAt(i), b);
        }
        return row[b.length()];
    }

    private static int[] nextRow(int[] above, char letter, String b) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (b.charAt(j - 1) == letter ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
