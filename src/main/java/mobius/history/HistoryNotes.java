package mobius.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Notes on the runs and files of a history that could not be used, as sentences. */
final class HistoryNotes {

    private HistoryNotes() {}

    /** Returns one note for each kind of difference between runs, and one for all files that could not be read. */
    static List<String> of(List<String> differences, List<String> problems) {
        Map<String, Integer> counted = new TreeMap<>();
        differences.forEach(difference -> counted.merge(difference, 1, Integer::sum));
        List<String> notes = new ArrayList<>();
        counted.forEach((difference, runs) -> notes.add(
                runs == 1
                        ? "One run is not comparable (%s).".formatted(difference)
                        : String.format(Locale.ROOT, "%d runs are not comparable (%s).", runs, difference)));
        if (!problems.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT, "%d files were skipped; the first: %s.", problems.size(), problems.get(0)));
        }
        return notes;
    }
}
