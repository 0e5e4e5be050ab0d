package mobius.verdict.regression;

import java.util.List;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.past.RunMetric;

/**
 * One run of one side of a comparison.
 *
 * @param evidence of the run
 * @param figures the metrics with which later runs are compared
 */
public record LegEvidence(Evidence evidence, List<RunMetric> figures) {

    public LegEvidence {
        figures = List.copyOf(figures);
    }
}
