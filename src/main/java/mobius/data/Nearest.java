package mobius.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The known name with the fewest edits, when these are at most half of the letters of {@code name}. */
    static Optional<String> to(String name, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> edits(name, other)))
                .filter(nearest -> edits(name, nearest) <= name.length() / 2);
    }

    /** Letter case does not count. */
    private static int edits(String from, String to) {
        return LevenshteinDistance.getDefaultInstance().apply(LetterCase.LOWER.of(from), LetterCase.LOWER.of(to));
    }
}
