package mobius.report.trend;

import java.util.List;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;

/**
 * A run of a trend.
 *
 * @param run what is remembered of it
 * @param past what it is held against
 * @param kind the same number for runs that are comparable with each other
 * @param differences from the latest run, for people; empty where both are comparable
 * @param reference whether the next run like the latest one will be held against it
 */
public record TrendRun(PastRun run, PastRuns past, int kind, List<String> differences, boolean reference) {

    public TrendRun {
        differences = List.copyOf(differences);
    }

    /** What a reader must know of it; empty where that is nothing. */
    String note() {
        if (!differences.isEmpty()) {
            return "not comparable with the latest: " + String.join("; ", differences);
        }
        if (reference) {
            return "reference";
        }
        return run.trusted() ? "" : "not trusted";
    }
}
