package mobius.verdict.leak;

import java.util.List;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Status;

/**
 * The line along which something of the platform leaked, for a chart.
 *
 * @param source that told it
 * @param metric its name there
 * @param trend in the unit of the metric
 */
public record GrowthLine(String source, String metric, Trend trend) {

    /** Of all that was called a leak; none where the run was no soak. */
    public static List<GrowthLine> of(Evidence evidence) {
        RunView run = new RunView(evidence);
        return LeakCandidate.of(run).stream()
                .filter(figure -> Leaks.status(run, figure) == Status.FAIL)
                .map(figure -> new GrowthLine(
                        figure.source(),
                        figure.what().metric(),
                        figure.answer().trend().orElseThrow()))
                .toList();
    }
}
