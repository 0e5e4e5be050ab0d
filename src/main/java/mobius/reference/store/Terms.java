package mobius.reference.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text, counted once, so that a search does not parse the text again.
 *
 * @param counts the number of occurrences of each word, in lower case
 * @param total the number of words
 */
public record Terms(Map<String, Integer> counts, int total) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Terms {
        counts = Map.copyOf(counts);
    }

    /** Counts the words of a text: runs of letters and digits. */
    public static Terms of(String text) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> words = words(text);
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return new Terms(counts, words.size());
    }

    /** Returns the share of the words that are among the wanted ones, from 0 to 1: the sum of their term frequencies. */
    public double score(Set<String> wanted) {
        int hits = 0;
        for (String word : wanted) {
            hits += counts.getOrDefault(word, 0);
        }
        return total == 0 ? 0 : (double) hits / total;
    }

    public Set<String> words() {
        return counts.keySet();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
