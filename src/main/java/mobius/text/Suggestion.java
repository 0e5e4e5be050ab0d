package mobius.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that was most likely intended by an unknown one. Comparison ignores case. */
public final class Suggestion {

    private Suggestion() {}

    /** Returns the most similar name; empty if more than a third of the typed letters would have to change. */
    public static Optional<String> of(String typed, Collection<String> known) {
        return ranked(typed, known).stream()
                .limit(1)
                .filter(name -> edits(typed, name) * 3 <= typed.length())
                .findFirst();
    }

    /** Returns all names, the most similar first, and equally similar ones in alphabetical order. */
    public static List<String> ranked(String typed, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(name -> edits(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int edits(String from, String to) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(from.toLowerCase(Locale.ROOT), to.toLowerCase(Locale.ROOT));
    }
}
