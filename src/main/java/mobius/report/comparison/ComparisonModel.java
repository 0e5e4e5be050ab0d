package mobius.report.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import mobius.report.chart.Chart;
import mobius.report.chart.Chart.Stroke;
import mobius.report.chart.DistributionModel;
import mobius.text.TextSanitizer;
import mobius.verdict.regression.ComparedRequest;
import mobius.verdict.regression.QuantileShift;
import org.jspecify.annotations.Nullable;

/**
 * What the script of the comparison draws from.
 *
 * @param charts each with a view for each request
 * @param requests all of them together, then single ones
 */
record ComparisonModel(List<Chart> charts, List<Request> requests) {

    private static final String TOO_FEW = "Too few responses for a percentile.";

    /** The width of the bar of an interval, as a share of its category. */
    private static final double BAR = 0.45;

    /**
     * The percentiles of one request.
     *
     * @param rows a cell for each of {@link #COLUMNS}
     */
    record Request(String name, List<List<String>> rows) {}

    static final List<String> COLUMNS =
            List.of("Percentile", "Before, ms", "After, ms", "Difference, ms", "Change", "Interval");

    static ComparisonModel of(TwoSidesReport report) {
        List<ComparedRequest> requests = report.sides().requests().stream()
                .limit(DistributionModel.MOST)
                .map(name -> report.sides().request(name))
                .toList();
        return new ComparisonModel(
                List.of(
                        overlay(report, requests),
                        shifts(
                                "change",
                                "Change of each percentile, in percent",
                                new Chart.YAxis("ratio", Chart.Base.SIGNED),
                                requests,
                                shift -> 1),
                        shifts(
                                "millis",
                                "Change of each percentile, in milliseconds",
                                new Chart.YAxis("ms", Chart.Base.SIGNED),
                                requests,
                                QuantileShift::beforeMillis)),
                requests.stream().map(ComparisonModel::request).toList());
    }

    private static Request request(ComparedRequest request) {
        return new Request(
                TextSanitizer.text(request.name()),
                request.shifts().stream().map(ComparisonModel::row).toList());
    }

    private static Chart overlay(TwoSidesReport report, List<ComparedRequest> requests) {
        String before = TextSanitizer.text(report.before().label());
        String after = TextSanitizer.text(report.after().label());
        return chart(
                "distribution",
                "The time that this share of the OK responses did not exceed, in the windows at up to 1x",
                "Response time by percentile on both sides",
                Chart.XAxis.tail(),
                Chart.YAxis.fromZero("ms"),
                requests,
                request -> view(
                        request,
                        List.of(
                                new Chart.Line(before, DistributionModel.tail(request.before()), Stroke.DASHED),
                                new Chart.Line(after, DistributionModel.tail(request.after()), Stroke.SOLID)),
                        List.of()),
                "There is no request that every run answered.");
    }

    /** @param scale what a change of 1 is, in the unit of the chart */
    private static Chart shifts(
            String id,
            String caption,
            Chart.YAxis axis,
            List<ComparedRequest> requests,
            ToDoubleFunction<QuantileShift> scale) {
        List<String> percentiles = requests.stream()
                .flatMap(request -> request.shifts().stream())
                .map(QuantileShift::percentile)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        return chart(
                id,
                caption,
                caption + ", with its interval",
                Chart.XAxis.categories(percentiles),
                axis,
                requests,
                request -> changes(request, percentiles, scale),
                TOO_FEW);
    }

    private static Chart.View changes(
            ComparedRequest request, List<String> percentiles, ToDoubleFunction<QuantileShift> scale) {
        List<List<@Nullable Double>> values = new ArrayList<>();
        List<List<Double>> intervals = new ArrayList<>();
        for (QuantileShift shift : request.shifts()) {
            double at = percentiles.indexOf(shift.percentile().toString());
            double unit = scale.applyAsDouble(shift);
            values.add(Arrays.asList(at, unit * shift.change()));
            if (shift.low().isPresent() && shift.high().isPresent()) {
                intervals.add(List.of(
                        at,
                        unit * shift.low().getAsDouble(),
                        unit * shift.high().getAsDouble()));
            }
        }
        return view(
                request,
                List.of(new Chart.Line("", values, Stroke.MARKED)),
                List.of(new Chart.Band("", BAR, intervals)));
    }

    private static Chart.View view(ComparedRequest request, List<Chart.Line> lines, List<Chart.Band> bands) {
        return new Chart.View(TextSanitizer.text(request.name()), lines, bands, List.of());
    }

    private static Chart chart(
            String id,
            String caption,
            String alternative,
            Chart.XAxis x,
            Chart.YAxis y,
            List<ComparedRequest> requests,
            Function<ComparedRequest, Chart.View> view,
            String none) {
        List<Chart.View> views = requests.isEmpty()
                ? List.of(Chart.View.of(List.of()))
                : requests.stream().map(view).toList();
        boolean wide = x.scale() == Chart.Scale.TAIL;
        return new Chart(id, caption, alternative, wide, x, y, views, List.of(), List.of(), none);
    }

    private static List<String> row(QuantileShift shift) {
        return List.of(
                shift.percentile().toString(),
                String.format(Locale.ROOT, "%,.2f", shift.beforeMillis()),
                String.format(Locale.ROOT, "%,.2f", shift.afterMillis()),
                String.format(Locale.ROOT, "%+.2f", shift.changeMillis()),
                TwoSidesRow.percent(shift.change()),
                shift.low().isPresent()
                        ? TwoSidesRow.percent(shift.low().getAsDouble()) + " to "
                                + TwoSidesRow.percent(shift.high().orElseThrow())
                        : "-");
    }
}
