package mobius.verdict.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Percentile;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.WindowStats;
import mobius.stats.BatchEstimate;
import mobius.stats.FinePercentile;
import mobius.verdict.evidence.RunView;
import mobius.verdict.past.RunMetric;
import org.HdrHistogram.Histogram;

/** One run of a comparison, reduced to what the comparison needs. */
final class ComparedLeg {

    private final RunView run;
    private final List<RunMetric> figures;

    ComparedLeg(LegEvidence leg) {
        run = new RunView(leg.evidence());
        figures = leg.figures();
    }

    List<RunMetric> figures() {
        return figures;
    }

    Optional<RunMetric> figure(RunMetric like) {
        return figures.stream().filter(like::isSameAs).findFirst();
    }

    /**
     * Returns the names of the requests with OK responses in the windows up to the expected peak, beginning with all requests.
     */
    List<String> requests() {
        List<String> names = new ArrayList<>(List.of(Budget.TOTAL));
        run.measurement().requests().stream().map(RequestStats::name).forEach(names::add);
        return names.stream()
                .filter(name -> windows(name).anyMatch(ComparedLeg::isAnswered))
                .toList();
    }

    /** Returns the OK response times of each batch of these windows, in the order of time; empty if the request was not sent. */
    List<Histogram> batches(String request) {
        return windows(request)
                .flatMap(window -> window.batches().stream())
                .map(batch -> batch.ok().toHistogram())
                .toList();
    }

    /** The windows up to the expected peak. */
    private Stream<WindowStats> windows(String request) {
        Stream<RequestStats> requests = request.equals(Budget.TOTAL)
                ? Stream.of(run.latencyTotal())
                : run.measurement().request(request).stream();
        return requests.flatMap(stats -> run.decidingWindows().stream().map(stats.windows()::get));
    }

    private static boolean isAnswered(WindowStats window) {
        return window.batches().stream().anyMatch(batch -> batch.ok().count() > 0);
    }

    /**
     * Returns the standard error of the natural logarithm of a percentile, from the batches of one run. The percentile is
     * interpolated within the milliseconds: a p5 of 5 ms would otherwise move in steps of 18 %.
     *
     * @return empty if there are too few batches, or one of them is empty
     */
    static OptionalDouble error(List<Histogram> batches, Percentile percentile) {
        return batches.size() < MeasuredWindow.BATCHES || batches.stream().anyMatch(batch -> batch.getTotalCount() == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(BatchEstimate.of(batches, batch -> FinePercentile.of(batch, percentile))
                        .standardError());
    }
}
