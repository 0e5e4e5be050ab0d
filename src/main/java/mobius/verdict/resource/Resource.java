package mobius.verdict.resource;

import java.util.OptionalDouble;
import java.util.function.Function;
import mobius.budget.PlatformBudgets;
import mobius.budget.SeverityMatrix;
import mobius.budget.SeverityRow;
import mobius.verdict.evidence.ServerFigures;
import mobius.verdict.finding.Threshold;

/**
 * A resource of which the platform may use only so much, or must reach so much.
 *
 * @param id of the findings
 * @param value the name of the metric
 * @param limit from the budgets of a run, in percent
 * @param metric that identifies a source with this resource
 * @param percent computes the metric of a source, from 0 to 100
 * @param severity the row of the matrix for a value beyond the limit
 * @param advice for a value beyond the limit
 * @param missing what to configure if no source exposes the metric
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

    /** Computes the metric of one source. */
    @FunctionalInterface
    interface Reading {

        /** Returns the percentage in a window; empty if the source does not cover it. */
        OptionalDouble of(ServerFigures figures, String source);
    }
}
