package mobius.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;

/**
 * All that the history has of one line.
 *
 * @param line which
 * @param entries in the order in which the runs began
 * @param acceptances in the order of time
 * @param problems the files that could not be read, and why
 */
public record SeriesHistory(RunSeries line, List<Entry> entries, List<Acceptance> acceptances, List<String> problems) {

    public SeriesHistory {
        entries = List.copyOf(entries);
        acceptances = List.copyOf(acceptances);
        problems = List.copyOf(problems);
    }

    /** The last time that the reference of runs of this provenance was moved. */
    public Optional<Acceptance> accepted(Provenance provenance) {
        return acceptances.stream()
                .filter(acceptance -> acceptance.isFor(provenance))
                .reduce((earlier, later) -> later);
    }

    /** What a run of this provenance is held against: comparable runs that began before it and since the reference was moved. */
    public PastRuns before(Provenance provenance, String started) {
        return comparable(provenance, run -> run.beganBefore(started));
    }

    /** What a run of it is held against: by the last time that the reference was moved to it or to an earlier run. */
    public PastRuns heldAgainst(Entry entry) {
        List<Acceptance> until = acceptances.stream()
                .filter(acceptance -> !entry.run().beganBefore(acceptance.started()))
                .toList();
        return new SeriesHistory(line, entries, until, problems)
                .before(entry.provenance(), entry.run().started());
    }

    /** What the next run of this provenance will be held against. */
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
}
