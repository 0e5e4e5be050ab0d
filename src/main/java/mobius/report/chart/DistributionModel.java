package mobius.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.measure.LatencyHistogram;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.report.text.Order;
import mobius.report.text.RunReport;
import mobius.text.TextSanitizer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The distributions of the response times in the measured windows. */
public final class DistributionModel {

    /** The page carries the curves of so many requests, the most frequent ones; measurement.json has all. */
    public static final int MOST = 100;

    /** Points for each halving of the distance to 100 %: enough for a smooth curve. */
    private static final int POINTS_PER_HALVING = 5;

    private DistributionModel() {}

    public static List<PageModel.Distribution> of(RunReport run) {
        Budgets budgets = run.budgets();
        Stream<PageModel.Distribution> total =
                Stream.of(distribution(run.measurement().total(), PageModel.BudgetLine.of(budgets.ofTotal())));
        Stream<PageModel.Distribution> single = run.verdict().requests().stream()
                .sorted(Order.MOST_FREQUENT_FIRST)
                .limit(MOST)
                .flatMap(request -> run.measurement().request(request.name()).stream())
                .map(request -> distribution(request, PageModel.BudgetLine.of(budgets.of(request.name()))));
        return Stream.concat(total, single)
                .filter(distribution -> distribution.count() > 0)
                .toList();
    }

    private static PageModel.Distribution distribution(RequestStats request, List<PageModel.BudgetLine> budgets) {
        LatencyHistogram ok = Responses.merged(
                        request.windows().stream().map(WindowStats::whole).toList())
                .ok();
        return new PageModel.Distribution(
                TextSanitizer.text(request.name()), ok.count(), points(ok.toHistogram()), budgets);
    }

    /** Percentile (0 to 100) and milliseconds, both rising. */
    public static List<List<Double>> points(Histogram histogram) {
        List<List<Double>> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            points.add(List.of(0.0, (double) histogram.getMinValue()));
        }
        for (HistogramIterationValue value : histogram.percentiles(POINTS_PER_HALVING)) {
            points.add(List.of(value.getPercentileLevelIteratedTo(), (double) value.getValueIteratedTo()));
        }
        return points;
    }
}
