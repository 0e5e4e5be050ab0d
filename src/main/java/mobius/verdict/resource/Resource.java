package mobius.verdict.resource;

import java.util.OptionalDouble;
import java.util.function.Function;
import mobius.budget.PlatformBudgets;
import mobius.budget.SeverityMatrix;
import mobius.budget.SeverityRow;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Threshold;

/**
 * Something of which the platform must not use too much, or too little.
 *
 * @param id of the findings
 * @param value what is looked at
 * @param limit in percent, of the budgets of a run
 * @param metric by which a source that tells of it is known
 * @param percent reads the figure of a source, from 0 to 100
 * @param severity the row of a figure beyond the limit
 * @param advice what to look at then
 * @param missing what to switch on where nobody tells
 */
record Resource(
        String id,
        String value,
        Function<PlatformBudgets, Threshold> limit,
        String metric,
        Reading percent,
        Function<SeverityMatrix, SeverityRow> severity,
        String advice,
        String missing) {

    /** Reads the figure of one source. */
    @FunctionalInterface
    interface Reading {

        OptionalDouble of(ServerFigures figures, String source);
    }
}
