package mobius.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.measure.LatencyHistogram;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.report.text.Figures;
import mobius.report.text.Order;
import mobius.report.text.RunReport;
import mobius.text.TextSanitizer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** The distributions of the response times in the measured windows. */
public final class DistributionModel {

    /** The page carries the curves of so many requests, the most frequent ones; measurement.json has all. */
    public static final int MOST = 100;

    /** Points for each halving of the distance to 100 %: enough for a smooth curve. */
    private static final int POINTS_PER_HALVING = 5;

    private DistributionModel() {}

    /** One chart with a view for each request, that of all requests first. */
    public static Chart of(RunReport run) {
        Budgets budgets = run.budgets();
        Stream<Chart.View> total = view(run.measurement().total(), limits(budgets.ofTotal())).stream();
        Stream<Chart.View> single = run.verdict().requests().stream()
                .sorted(Order.MOST_FREQUENT_FIRST)
                .limit(MOST)
                .flatMap(request -> run.measurement().request(request.name()).stream())
                .flatMap(request -> view(request, limits(budgets.of(request.name()))).stream());
        List<Chart.View> views = Stream.concat(total, single).toList();
        return new Chart(
                "distribution",
                "The time that this share of the OK responses did not exceed, in the measured windows",
                "Response time by percentile",
                true,
                Chart.XAxis.tail(),
                Chart.YAxis.fromZero("ms"),
                views.isEmpty() ? List.of(Chart.View.of(List.of())) : views,
                List.of(),
                List.of(),
                "No response was OK.");
    }

    /** Of a request without an OK response there is none. */
    private static List<Chart.View> view(RequestStats request, List<Chart.Limit> limits) {
        LatencyHistogram ok = Responses.merged(
                        request.windows().stream().map(WindowStats::whole).toList())
                .ok();
        String name = TextSanitizer.text(request.name());
        return ok.count() == 0
                ? List.of()
                : List.of(new Chart.View(
                        name,
                        List.of(new Chart.Line(name, tail(ok.toHistogram()), Chart.Stroke.SOLID)),
                        List.of(),
                        limits));
    }

    /** The budgets of response times, as lines across. */
    static List<Chart.Limit> limits(List<Budget.Latency> budgets) {
        return budgets.stream()
                .map(budget -> limit(
                        budget.percentile().toString(), (double) budget.limit().toMillis()))
                .toList();
    }

    private static Chart.Limit limit(String percentile, double millis) {
        return new Chart.Limit("budget %s < %s".formatted(percentile, Figures.of(millis, "ms")), millis);
    }

    /** Points on {@link Chart.Scale#TAIL}. 100 % would be infinitely far: the slowest of n responses is drawn at n. */
    public static List<List<@Nullable Double>> tail(Histogram histogram) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            points.add(Arrays.asList(1.0, (double) histogram.getMinValue()));
        }
        double last = Math.max(1, histogram.getTotalCount());
        for (HistogramIterationValue value : histogram.percentiles(POINTS_PER_HALVING)) {
            double x = Math.min(last, 1 / (1 - value.getPercentileLevelIteratedTo() / 100));
            points.add(Arrays.asList(Rounded.of(x), (double) value.getValueIteratedTo()));
        }
        return points;
    }
}
