package mobius.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

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

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
