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
 * A line of the history with the p95 of every endpoint. What is remembered has those that decide; the others are in the
 * measurements that are kept beside it.
 *
 * @param history from which the line is
 * @param budgets tell nothing here but which figures are known already
 */
record EveryEndpoint(History history, Budgets budgets) {

    /** The same line; a run whose measurement cannot be read keeps the figures that it has, and is named. */
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
