package mobius.report.comparison;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import mobius.report.chart.DistributionModel;
import mobius.report.chart.PageModel;
import mobius.text.TextSanitizer;
import mobius.verdict.regression.ComparedRequest;
import mobius.verdict.regression.QuantileShift;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What the script of the comparison draws from.
 *
 * @param before what the first side is called
 * @param after what the second side is called
 * @param requests all of them together, then single ones
 */
record ComparisonModel(String before, String after, List<Request> requests) {

    /**
     * One request.
     *
     * @param name of it
     * @param before the distribution of its response times on the first side
     * @param after on the second side
     * @param shifts by percentile, rising
     * @param rows the same as a table, a cell for each of {@link #COLUMNS}
     */
    record Request(String name, Curve before, Curve after, List<Shift> shifts, List<List<String>> rows) {}

    /** As in {@link PageModel.Distribution}. */
    record Curve(long count, List<List<Double>> points) {

        static Curve of(Histogram responses) {
            return new Curve(responses.getTotalCount(), DistributionModel.points(responses));
        }
    }

    /**
     * The change of a percentile.
     *
     * @param percentile for example {@code p95}
     * @param change a ratio, with its interval; null where there is none
     * @param millis the same in milliseconds of the first side
     */
    record Shift(String percentile, Change change, Change millis) {

        static Shift of(QuantileShift shift) {
            double scale = shift.beforeMillis();
            return new Shift(
                    shift.percentile().toString(),
                    new Change(shift.change(), value(shift.low(), 1), value(shift.high(), 1)),
                    new Change(shift.changeMillis(), value(shift.low(), scale), value(shift.high(), scale)));
        }

        private static @Nullable Double value(OptionalDouble ratio, double scale) {
            return ratio.isPresent() ? scale * ratio.getAsDouble() : null;
        }
    }

    /** A figure with its interval. */
    record Change(
            double value, @Nullable Double low, @Nullable Double high) {}

    static final List<String> COLUMNS =
            List.of("Percentile", "Before, ms", "After, ms", "Difference, ms", "Change", "Interval");

    static ComparisonModel of(TwoSidesReport report) {
        return new ComparisonModel(
                TextSanitizer.text(report.before().label()),
                TextSanitizer.text(report.after().label()),
                report.sides().requests().stream()
                        .limit(DistributionModel.MOST)
                        .map(name -> request(report.sides().request(name)))
                        .toList());
    }

    private static Request request(ComparedRequest request) {
        return new Request(
                TextSanitizer.text(request.name()),
                Curve.of(request.before()),
                Curve.of(request.after()),
                request.shifts().stream().map(Shift::of).toList(),
                request.shifts().stream().map(ComparisonModel::row).toList());
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
