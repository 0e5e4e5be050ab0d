package mobius.report.picture;

import java.awt.Color;
import mobius.report.chart.Chart;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** The areas, marks and limits of a picture. */
final class Markers {

    private static final Color NONE = new Color(0, 0, 0, 0);

    private final XYPlot plot;
    private final Chart chart;
    private final Picture.Size size;
    private final Palette palette;

    private Markers(XYPlot plot, Chart chart, Picture.Size size, Palette palette) {
        this.plot = plot;
        this.chart = chart;
        this.size = size;
        this.palette = palette;
    }

    static void add(XYPlot plot, Chart chart, Picture.Size size, Palette palette) {
        Markers markers = new Markers(plot, chart, size, palette);
        chart.areas().forEach(markers::add);
        chart.marks().forEach(markers::add);
        chart.views().get(0).limits().forEach(markers::add);
        if (chart.y().base() == Chart.Base.SIGNED) {
            plot.addRangeMarker(new ValueMarker(0, palette.named("text"), Pen.solid(1)), Layer.BACKGROUND);
        }
    }

    private void add(Chart.Area area) {
        IntervalMarker marker =
                new IntervalMarker(area.from(), area.to(), area.shaded() ? palette.named("shade") : NONE);
        // Otherwise the transparency of the colour would count twice.
        marker.setAlpha(1);
        marker.setOutlinePaint(palette.named("stage"));
        marker.setOutlineStroke(Pen.broken(0.5f, 1, 2));
        if (chart.wide() && fits(area)) {
            label(marker, area.name(), "muted", RectangleAnchor.TOP, TextAnchor.TOP_CENTER);
        }
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    private boolean fits(Chart.Area area) {
        double span = plot.getDomainAxis().getRange().getLength();
        return (area.to() - area.from()) / span * size.width * 0.9 > size.widthOf(area.name());
    }

    private void add(Chart.Mark mark) {
        ValueMarker marker = new ValueMarker(mark.at(), palette.named("text"), Pen.broken(1, 4, 3));
        label(marker, mark.name(), "text", RectangleAnchor.TOP_RIGHT, TextAnchor.TOP_LEFT);
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    private void add(Chart.Limit limit) {
        ValueMarker marker = new ValueMarker(
                limit.value() / Units.scale(chart.y().unit()), palette.named("fail"), Pen.broken(1.5f, 5, 4));
        label(marker, limit.name(), "fail", RectangleAnchor.TOP_RIGHT, TextAnchor.BOTTOM_RIGHT);
        plot.addRangeMarker(marker, Layer.FOREGROUND);
    }

    private void label(Marker marker, String words, String colour, RectangleAnchor anchor, TextAnchor text) {
        marker.setLabel(words);
        marker.setLabelFont(size.font());
        marker.setLabelPaint(palette.named(colour));
        marker.setLabelBackgroundColor(NONE);
        marker.setLabelAnchor(anchor);
        marker.setLabelTextAnchor(text);
        marker.setLabelOffset(new RectangleInsets(3, 3, 3, 3));
    }
}
