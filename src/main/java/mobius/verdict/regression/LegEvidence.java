package mobius.verdict.regression;

import java.util.List;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.past.RunMetric;

/**
 * One run of one side of a comparison.
 *
 * @param evidence what was measured
 * @param figures what later runs are held against
 */
public record LegEvidence(Evidence evidence, List<RunMetric> figures) {

    public LegEvidence {
        figures = List.copyOf(figures);
    }
}
