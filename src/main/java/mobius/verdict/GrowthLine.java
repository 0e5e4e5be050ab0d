package mobius.verdict;

import java.util.List;
import mobius.verdict.leak.Answer;
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
        return WatchedFigure.of(new JudgedRun(evidence)).stream()
                .filter(figure -> figure.answer().outcome() == Answer.Outcome.LEAK && !figure.interrupted())
                .map(figure -> new GrowthLine(
                        figure.source(),
                        figure.what().metric(),
                        figure.answer().trend().orElseThrow()))
                .toList();
    }
}
