package mobius.report.picture;

import java.awt.Font;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mobius.report.chart.Chart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** The axes of a picture. Their ranges follow from the first view, and their labels are the same in every locale. */
final class Axes {

    private static final List<Double> CLOCK_STEPS = Stream.of(
                    5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400)
            .map(Integer::doubleValue)
            .toList();

    private static final double HEADROOM = 1.15;
    private static final int PIXELS_PER_STEP = 60;

    private final Chart chart;
    private final Picture.Size size;
    private final Palette palette;

    Axes(Chart chart, Picture.Size size, Palette palette) {
        this.chart = chart;
        this.size = size;
        this.palette = palette;
    }

    /** Where an x lies on the axis: those of a tail by their logarithm. */
    static double place(Chart.XAxis axis, @Nullable Double x) {
        double known = Objects.requireNonNull(x);
        return axis.scale() == Chart.Scale.TAIL ? Math.log10(known) : known;
    }

    NumberAxis across() {
        NumberAxis axis = unnamed();
        if (!chart.x().title().isEmpty()) {
            axis.setLabel(chart.x().title());
            axis.setLabelFont(size.font());
            axis.setLabelPaint(palette.named("muted"));
        }
        return axis;
    }

    private NumberAxis unnamed() {
        return switch (chart.x().scale()) {
            case TIME ->
                time(
                        Objects.requireNonNull(chart.x().from()),
                        Objects.requireNonNull(chart.x().to()));
            case TAIL -> axis(0, Math.max(1, xs().max().orElse(1)), 1, Units::share);
            case VALUE -> values();
            case CATEGORIES -> categories();
            case BARS -> bars();
        };
    }

    private NumberAxis time(double from, double to) {
        double least = (to - from) * PIXELS_PER_STEP / size.width;
        double step = CLOCK_STEPS.stream()
                .filter(each -> each >= least)
                .findFirst()
                .orElse(86_400 * Math.ceil(least / 86_400));
        return axis(from, to, step, Units::clock);
    }

    private NumberAxis values() {
        Span span = Span.around(xs().min().orElse(0), xs().max().orElse(1), size.width / (2 * PIXELS_PER_STEP));
        double margin = (span.to() - span.from()) / 60;
        return axis(span.from() - margin, span.to() + margin, span.step(), value -> Units.shown(value, "count"));
    }

    private NumberAxis categories() {
        List<String> labels = chart.x().labels();
        double widest = labels.stream().mapToDouble(size::widthOf).max().orElse(0) + 12;
        double step = Math.max(1, Math.ceil(labels.size() * widest / (size.width - 80)));
        return axis(-0.5, labels.size() - 0.5, step, place -> label(place, Double.POSITIVE_INFINITY));
    }

    /** The first bar at the top. */
    private NumberAxis bars() {
        NumberAxis axis = axis(-0.5, chart.x().labels().size() - 0.5, 1, place -> label(place, 0.4 * size.width));
        axis.setInverted(true);
        return axis;
    }

    private String label(double place, double pixels) {
        int index = (int) Math.round(place);
        List<String> labels = chart.x().labels();
        return index < 0 || index >= labels.size() ? "" : Legend.cut(labels.get(index), size, pixels);
    }

    NumberAxis upwards() {
        Span span = span();
        String unit = chart.y().unit();
        return axis(span.from(), span.to(), span.step(), value -> signed(value) + Units.shown(value, unit));
    }

    private String signed(double value) {
        return chart.y().base() == Chart.Base.SIGNED && value > 0 ? "+" : "";
    }

    private Span span() {
        double least = ys().min().orElse(0);
        double most = Math.max(ys().max().orElse(0), HEADROOM * limits().max().orElse(0));
        int steps = chart.x().scale() == Chart.Scale.BARS ? size.width / (4 * PIXELS_PER_STEP) : 4;
        return switch (chart.y().base()) {
            case ZERO -> Span.around(0, most, steps);
            case SIGNED -> Span.around(Math.min(0, least), Math.max(0, most), steps);
            case DATA -> Span.around(least, most, steps);
        };
    }

    private DoubleStream xs() {
        return points().mapToDouble(point -> place(chart.x(), point.get(0)));
    }

    private DoubleStream ys() {
        DoubleStream lines = points().map(point -> point.get(1))
                .filter(Objects::nonNull)
                .mapToDouble(value -> value / Units.scale(chart.y().unit()));
        DoubleStream bands = chart.views().get(0).bands().stream()
                .flatMap(band -> band.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.get(1), point.get(2)));
        return DoubleStream.concat(lines, bands);
    }

    private DoubleStream limits() {
        return chart.views().get(0).limits().stream()
                .mapToDouble(limit -> limit.value() / Units.scale(chart.y().unit()));
    }

    private Stream<List<@Nullable Double>> points() {
        return chart.lines().stream().flatMap(line -> line.points().stream());
    }

    private NumberAxis axis(double from, double to, double step, DoubleFunction<String> words) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(from, Math.max(to, from + step / 100));
        axis.setTickUnit(new NumberTickUnit(step) {
            private static final long serialVersionUID = 1;

            @Override
            public String valueToString(double value) {
                return words.apply(value);
            }
        });
        Font font = size.font();
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(palette.named("muted"));
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(3, 4, 3, 4));
        axis.setAxisLinePaint(palette.named("line"));
        axis.setAxisLineVisible(true);
        return axis;
    }

    /**
     * A stretch of an axis from one round number to another.
     *
     * @param step between its labels
     */
    private record Span(double from, double to, double step) {

        /**
         * Includes these values.
         *
         * @param steps about how many of them
         */
        static Span around(double least, double most, int steps) {
            double high = most > least ? most : least + (least == 0 ? 1 : Math.abs(least) / 10);
            double step = round((high - least) / Math.max(1, steps));
            return new Span(step * Math.floor(least / step), step * Math.ceil(high / step - 1e-9), step);
        }

        /** The nearest of 1, 2, 5 and their multiples by ten that is not much less. */
        private static double round(double step) {
            double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
            double digit = step / magnitude;
            double rounded = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
            return rounded * magnitude;
        }
    }
}
