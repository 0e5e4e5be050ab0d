package mobius.verdict;

import java.util.List;
import mobius.verdict.leak.Trend;

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
        JudgedRun run = new JudgedRun(evidence);
        return WatchedFigure.of(run).stream()
                .filter(figure -> Leaks.status(run, figure) == Status.FAIL)
                .map(figure -> new GrowthLine(
                        figure.source(),
                        figure.what().metric(),
                        figure.answer().trend().orElseThrow()))
                .toList();
    }
}
