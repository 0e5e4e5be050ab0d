package mobius.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What could not be used of a history, in sentences. */
final class HistoryNotes {

    private HistoryNotes() {}

    /** One for each way in which runs differ, and one for the files that could not be read. */
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
