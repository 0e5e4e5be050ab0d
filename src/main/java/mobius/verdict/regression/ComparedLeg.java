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

/** A run of a comparison as its figures need it. */
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

    /** The requests that were answered in the windows at up to the expected peak, those of all of them together first. */
    List<String> requests() {
        List<String> names = new ArrayList<>(List.of(Budget.TOTAL));
        run.measurement().requests().stream().map(RequestStats::name).forEach(names::add);
        return names.stream()
                .filter(name -> windows(name).anyMatch(ComparedLeg::isAnswered))
                .toList();
    }

    /** The response times of the OK responses in each batch of these windows, in the order of time; nothing of a request not sent. */
    List<Histogram> batches(String request) {
        return windows(request)
                .flatMap(window -> window.batches().stream())
                .map(batch -> batch.ok().toHistogram())
                .toList();
    }

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
     * The standard error of the natural logarithm of a percentile, as far as the run knows it of itself. Within the milliseconds
     * as the figures are: a p5 of 5 ms would otherwise seem to jump by 18 %.
     */
    static OptionalDouble error(List<Histogram> batches, Percentile percentile) {
        return batches.size() < MeasuredWindow.BATCHES || batches.stream().anyMatch(batch -> batch.getTotalCount() == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(BatchEstimate.of(batches, batch -> FinePercentile.of(batch, percentile))
                        .standardError());
    }
}
