package mobius.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import mobius.report.chart.Chart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Names the lines and bands of a picture, above it. */
final class Legend {

    private static final Shape LINE = new Line2D.Double(-8, 0, 8, 0);
    private static final Shape PATCH = new Rectangle2D.Double(-7, -5, 14, 10);
    private static final Shape NO_SYMBOL = new Rectangle2D.Double(0, 0, 0, 0);
    private static final BasicStroke OUTLINE = Pen.solid(1.6f);
    private static final int MARGIN = 50;

    private Legend() {}

    static LegendTitle of(Chart chart, Picture.Size size, Palette palette) {
        LegendItemCollection items = items(chart.views().get(0), size, palette);
        LegendTitle legend = new LegendTitle(
                () -> items,
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 10, 0),
                new ColumnArrangement());
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setItemFont(size.font());
        legend.setItemPaint(palette.named("text"));
        legend.setPadding(new RectangleInsets(0, 4, 9, 4));
        return legend;
    }

    private static LegendItemCollection items(Chart.View view, Picture.Size size, Palette palette) {
        LegendItemCollection items = new LegendItemCollection();
        List<Pen> pens = Pen.of(view.lines(), palette);
        for (int i = 0; i < pens.size(); i++) {
            String name = view.lines().get(i).name();
            if (!name.isEmpty()) {
                items.add(item(fitting(name, size), pens.get(i)));
            }
        }
        view.bands().stream()
                .filter(band -> !band.name().isEmpty())
                .forEach(band -> items.add(
                        new LegendItem(fitting(band.name(), size), null, null, null, PATCH, palette.named("band"))));
        return items;
    }

    private static LegendItem item(String name, Pen pen) {
        return new LegendItem(
                name,
                null,
                null,
                null,
                pen.symbol() != null,
                Objects.requireNonNullElse(pen.symbol(), NO_SYMBOL),
                pen.filled(),
                pen.colour(),
                !pen.filled(),
                pen.colour(),
                OUTLINE,
                pen.line() != null,
                LINE,
                Objects.requireNonNullElse(pen.line(), OUTLINE),
                pen.colour());
    }

    /** One line of the legend holds any name. */
    static String fitting(String name, Picture.Size size) {
        return cut(name, size, size.width - MARGIN);
    }

    /** As much of a name as so many pixels hold. */
    static String cut(String name, Picture.Size size, double pixels) {
        int most = (int) (pixels / size.widthOf("m"));
        return name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Math.max(0, most - 3))) + "...";
    }
}
