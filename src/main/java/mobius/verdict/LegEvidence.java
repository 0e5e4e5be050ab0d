package mobius.verdict;

import java.util.List;

/**
 * One run of one side of a comparison.
 *
 * @param evidence what was measured
 * @param figures what later runs are held against
 */
public record LegEvidence(Evidence evidence, List<RunFigure> figures) {

    public LegEvidence {
        figures = List.copyOf(figures);
    }
}
