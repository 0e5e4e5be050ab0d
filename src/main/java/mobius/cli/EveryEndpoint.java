package mobius.cli;

import java.util.ArrayList;
import java.util.List;
import mobius.budget.Budgets;
import mobius.history.Entry;
import mobius.history.History;
import mobius.history.HistoryException;
import mobius.history.SeriesHistory;
import mobius.run.judge.ComparedRun;
import mobius.verdict.evidence.RunMetrics;

/**
 * Adds the p95 of every endpoint to a series of runs. The history itself has only the values that decide; the others are in the
 * measurements stored with it.
 *
 * @param history of the series
 * @param budgets determine only which values a run already has
 */
record EveryEndpoint(History history, Budgets budgets) {

    /**
     * Returns the same series with more values. A run whose measurement cannot be read keeps its own values, and is listed as a
     * problem.
     */
    SeriesHistory of(SeriesHistory line) {
        List<String> problems = new ArrayList<>(line.problems());
        List<Entry> entries =
                line.entries().stream().map(entry -> of(entry, problems)).toList();
        return new SeriesHistory(line.line(), entries, line.acceptances(), problems);
    }

    private Entry of(Entry entry, List<String> problems) {
        try {
            ComparedRun run = ComparedRun.of(entry, history, budgets);
            return new Entry(
                    entry.schema(), entry.provenance(), entry.run().alsoKnowing(RunMetrics.everyP95(run.evidence())));
        } catch (HistoryException unreadable) {
            problems.add("the measurement of %s: %s".formatted(entry.run().id(), unreadable.getMessage()));
            return entry;
        }
    }
}
