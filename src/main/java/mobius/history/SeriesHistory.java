package mobius.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;

/**
 * The content of the history for one series.
 *
 * @param line the series
 * @param entries in the order in which the runs began
 * @param acceptances in the order of time
 * @param problems the files that could not be read, with the reasons
 */
public record SeriesHistory(RunSeries line, List<Entry> entries, List<Acceptance> acceptances, List<String> problems) {

    public SeriesHistory {
        entries = List.copyOf(entries);
        acceptances = List.copyOf(acceptances);
        problems = List.copyOf(problems);
    }

    /** Returns the latest acceptance that moved the reference of this provenance; empty if there is none. */
    public Optional<Acceptance> accepted(Provenance provenance) {
        return acceptances.stream()
                .filter(acceptance -> acceptance.isFor(provenance))
                .reduce((earlier, later) -> later);
    }

    /**
     * Returns the past runs with which a run is compared: comparable runs that began before it and since the last acceptance.
     *
     * @param provenance of the run
     * @param started the start of the run, in ISO 8601
     */
    public PastRuns before(Provenance provenance, String started) {
        return comparable(provenance, run -> run.beganBefore(started));
    }

    /** Returns the past runs with which a stored run was compared. Acceptances of runs that began after it are ignored. */
    public PastRuns heldAgainst(Entry entry) {
        List<Acceptance> until = acceptances.stream()
                .filter(acceptance -> !entry.run().beganBefore(acceptance.started()))
                .toList();
        return new SeriesHistory(line, entries, until, problems)
                .before(entry.provenance(), entry.run().started());
    }

    /** Returns the past runs with which the next run of this provenance will be compared. */
    PastRuns beforeTheNext(Provenance provenance) {
        return comparable(provenance, run -> true);
    }

    private PastRuns comparable(Provenance provenance, Predicate<PastRun> earlier) {
        Optional<Acceptance> accepted = accepted(provenance);
        List<Entry> since = entries.stream()
                .filter(entry -> accepted.isEmpty()
                        || !entry.run().beganBefore(accepted.get().started()))
                .filter(entry -> earlier.test(entry.run()))
                .toList();
        List<String> others = since.stream()
                .map(entry -> entry.provenance().differencesFrom(provenance))
                .filter(differences -> !differences.isEmpty())
                .map(differences -> String.join("; ", differences))
                .toList();
        return new PastRuns(
                PastRuns.SCHEMA,
                since.stream()
                        .filter(entry ->
                                entry.provenance().differencesFrom(provenance).isEmpty())
                        .map(Entry::run)
                        .toList(),
                accepted.map(Acceptance::time).orElse(null),
                HistoryNotes.of(others, problems));
    }

    /** Notes on the runs and files of a history that could not be used, as sentences. */
    private static final class HistoryNotes {

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
}
