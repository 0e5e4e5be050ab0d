package mobius.verdict.leak;

import java.util.List;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Status;

/**
 * The growth of a leak as a line in a chart.
 *
 * @param source of the metric
 * @param metric its name in the source
 * @param trend in the unit of the metric
 */
public record GrowthLine(String source, String metric, Trend trend) {

    /** Returns a line for each leak; none if the run is not a soak. */
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
