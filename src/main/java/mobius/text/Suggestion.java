package mobius.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that was probably meant by one that is not known. Upper and lower case are the same. */
public final class Suggestion {

    private Suggestion() {}

    /** The most similar name, if a third of the letters typed or fewer have to change. */
    public static Optional<String> of(String typed, Collection<String> known) {
        return ranked(typed, known).stream()
                .limit(1)
                .filter(name -> edits(typed, name) * 3 <= typed.length())
                .findFirst();
    }

    /** All names, the most similar first. */
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
