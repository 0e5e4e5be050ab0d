package mobius.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mobius.report.chart.Chart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Puts the data of a view into a plot: bands first, the last line in front. */
final class Layers {

    private static final BasicStroke OUTLINE = Pen.solid(1.6f);
    private static final double BAR = 0.55;

    private final XYPlot plot;
    private final Chart chart;
    private final Picture.Size size;
    private int next;

    private Layers(XYPlot plot, Chart chart, Picture.Size size) {
        this.plot = plot;
        this.chart = chart;
        this.size = size;
    }

    static void add(XYPlot plot, Chart chart, Picture.Size size, Palette palette) {
        new Layers(plot, chart, size).add(palette);
    }

    private void add(Palette palette) {
        Chart.View view = chart.views().get(0);
        view.bands().forEach(band -> add(intervals(band), bars(palette.named("band"))));
        List<Pen> pens = Pen.of(view.lines(), palette);
        for (int i = 0; i < pens.size(); i++) {
            Chart.Line line = view.lines().get(i);
            if (line.stroke() == Chart.Stroke.BARS) {
                add(intervals(line), bars(pens.get(i).colour()));
            } else {
                add(series(line), renderer(pens.get(i)));
            }
        }
    }

    private void add(IntervalXYDataset data, XYItemRenderer renderer) {
        plot.setDataset(next, data);
        plot.setRenderer(next, renderer);
        next++;
    }

    private XYSeriesCollection series(Chart.Line line) {
        XYSeries series = new XYSeries("", false, true);
        List<List<@Nullable Double>> points = Thinned.of(line.points(), size.width / 2);
        (line.stroke() == Chart.Stroke.LEVEL ? level(points) : points)
                .forEach(point -> series.add(Axes.place(chart.x(), point.get(0)), scaled(point.get(1))));
        return new XYSeriesCollection(series);
    }

    /** A level stretch around each point. */
    private static List<List<@Nullable Double>> level(List<List<@Nullable Double>> points) {
        List<List<@Nullable Double>> ends = new ArrayList<>();
        for (List<@Nullable Double> point : points) {
            double x = Objects.requireNonNull(point.get(0));
            ends.add(Arrays.asList(x - 0.5, point.get(1)));
            ends.add(Arrays.asList(x + 0.5, point.get(1)));
        }
        return ends;
    }

    /** In the unit of the axis; null is a gap. */
    private @Nullable Double scaled(@Nullable Double value) {
        return value == null ? null : (Double) (value / Units.scale(chart.y().unit()));
    }

    private static XYItemRenderer renderer(Pen pen) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(pen.line() != null, pen.symbol() != null);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, pen.colour());
        if (pen.line() != null) {
            renderer.setSeriesStroke(0, pen.line());
        }
        if (pen.symbol() != null) {
            renderer.setSeriesShape(0, pen.symbol());
            renderer.setUseFillPaint(true);
            renderer.setSeriesFillPaint(0, pen.filled() ? pen.colour() : Color.WHITE);
            renderer.setDrawOutlines(!pen.filled());
            renderer.setSeriesOutlineStroke(0, OUTLINE);
        }
        return renderer;
    }

    private static IntervalXYDataset intervals(Chart.Band band) {
        XYIntervalSeries series = new XYIntervalSeries("");
        double half = band.width() / 2;
        band.points()
                .forEach(point -> series.add(
                        point.get(0),
                        point.get(0) - half,
                        point.get(0) + half,
                        point.get(2),
                        point.get(1),
                        point.get(2)));
        return collection(series);
    }

    private static IntervalXYDataset intervals(Chart.Line bars) {
        XYIntervalSeries series = new XYIntervalSeries("");
        for (List<@Nullable Double> point : bars.points()) {
            double x = Objects.requireNonNull(point.get(0));
            double value = Objects.requireNonNull(point.get(1));
            series.add(x, x - BAR / 2, x + BAR / 2, value, 0, value);
        }
        return collection(series);
    }

    private static IntervalXYDataset collection(XYIntervalSeries series) {
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series);
        return collection;
    }

    private static XYItemRenderer bars(Color colour) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setUseYInterval(true);
        renderer.setSeriesPaint(0, colour);
        return renderer;
    }

    /** Keeps of a long line what a picture can show: the lowest and the highest value of each group of neighbours, and its first gap. */
    private static final class Thinned {

        private Thinned() {}

        /**
         * A line of x and value, with the same peaks and gaps.
         *
         * @param groups into which a longer line is divided
         */
        static List<List<@Nullable Double>> of(List<List<@Nullable Double>> points, int groups) {
            if (points.size() <= 2 * groups) {
                return points;
            }
            int size = (points.size() + groups - 1) / groups;
            List<List<@Nullable Double>> kept = new ArrayList<>();
            for (int from = 0; from < points.size(); from += size) {
                List<List<@Nullable Double>> group = points.subList(from, Math.min(from + size, points.size()));
                places(group).forEach(place -> kept.add(group.get(place)));
            }
            return kept;
        }

        private static Set<Integer> places(List<List<@Nullable Double>> group) {
            List<Integer> known = IntStream.range(0, group.size())
                    .filter(i -> group.get(i).get(1) != null)
                    .boxed()
                    .toList();
            Comparator<Integer> byValue = Comparator.comparingDouble(
                    i -> Objects.requireNonNull(group.get(i).get(1)));
            Set<Integer> places = new TreeSet<>();
            known.stream().min(byValue).ifPresent(places::add);
            known.stream().max(byValue).ifPresent(places::add);
            IntStream.range(0, group.size())
                    .filter(i -> group.get(i).get(1) == null)
                    .findFirst()
                    .ifPresent(places::add);
            return places;
        }
    }
}
