package mobius.report.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import mobius.report.chart.Chart;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/** Draws the first view of a chart as an SVG file, in light colours on white. The same chart gives the same bytes in every locale. */
public final class Picture {

    private static final int BAR_HEIGHT = 34;

    private final Chart chart;
    private final Size size;
    private final Palette palette;

    /** The room of a picture, in pixels of a page that shows it as large as it is. */
    enum Size {
        /** The whole width of a page. */
        WIDE(1_040, 340, 12),
        /** Half of it, or a phone. */
        SMALL(400, 235, 11);

        final int width;
        final int height;
        final int letters;

        Size(int width, int height, int letters) {
            this.width = width;
            this.height = height;
            this.letters = letters;
        }

        Font font() {
            return new Font(Svg.FONT, Font.PLAIN, letters);
        }

        /** About as many pixels as so many letters take. */
        double widthOf(String text) {
            return 0.6 * letters * text.codePointCount(0, text.length());
        }
    }

    private Picture(Chart chart, Size size, Palette palette) {
        this.chart = chart;
        this.size = size;
        this.palette = palette;
    }

    /** The text of the file, to be stored as UTF-8. */
    static String of(Chart chart, Size size, Palette palette) {
        return new Picture(chart, size, palette).text();
    }

    private String text() {
        Svg svg = new Svg(size.width, height());
        drawn().draw(svg.graphics(), new Rectangle2D.Double(0, 0, size.width, height()));
        return svg.text(chart.caption());
    }

    private int height() {
        return chart.x().scale() == Chart.Scale.BARS
                ? 50 + BAR_HEIGHT * chart.x().labels().size()
                : size.height;
    }

    private JFreeChart drawn() {
        JFreeChart drawn = new JFreeChart(null, size.font(), plot(), false);
        drawn.setBackgroundPaint(Color.WHITE);
        drawn.setPadding(new RectangleInsets(6, 4, 4, 14));
        LegendTitle legend = Legend.of(chart, size, palette);
        if (legend.getSources()[0].getLegendItems().getItemCount() > 0) {
            drawn.addLegend(legend);
        }
        return drawn;
    }

    private XYPlot plot() {
        Axes axes = new Axes(chart, size, palette);
        XYPlot plot = new XYPlot(null, axes.across(), axes.upwards(), null);
        plot.setOrientation(
                chart.x().scale() == Chart.Scale.BARS ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        setGround(plot);
        Markers.add(plot, chart, size, palette);
        Layers.add(plot, chart, size, palette);
        return plot;
    }

    private void setGround(XYPlot plot) {
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(palette.named("line"));
        plot.setRangeGridlineStroke(Pen.solid(1));
        plot.setDomainGridlinePaint(palette.named("line"));
        plot.setDomainGridlineStroke(Pen.solid(1));
        plot.setDomainGridlinesVisible(chart.x().scale() == Chart.Scale.TAIL);
    }
}
