package mobius.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mobius.report.chart.Chart;
import org.jfree.chart.util.ShapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * How a line of a picture looks, as draw.js draws it.
 *
 * @param line null for points alone
 * @param symbol of each point, null for none
 * @param filled whether the symbol is more than an outline
 */
record Pen(
        Color colour, @Nullable BasicStroke line, @Nullable Shape symbol, boolean filled) {

    private static final Set<Chart.Stroke> OF_THE_PALETTE = Set.of(
            Chart.Stroke.SOLID, Chart.Stroke.DASHED, Chart.Stroke.DOTTED, Chart.Stroke.MARKED, Chart.Stroke.EVENTS);

    private static final double DOT = 5;
    private static final double SYMBOL = 8;

    /** The pens of these lines, in their order. Lines without a colour of their own take those of the palette in turn. */
    static List<Pen> of(List<Chart.Line> lines, Palette palette) {
        List<Pen> pens = new ArrayList<>();
        int taken = 0;
        for (Chart.Line line : lines) {
            pens.add(of(line.stroke(), palette, palette.line(taken)));
            taken += OF_THE_PALETTE.contains(line.stroke()) ? 1 : 0;
        }
        return pens;
    }

    private static Pen of(Chart.Stroke stroke, Palette palette, Color next) {
        return switch (stroke) {
            case SOLID -> line(next, solid(1.6f));
            case DASHED -> line(next, broken(1.6f, 5, 4));
            case DOTTED -> line(next, broken(1.6f, 1.6f, 3));
            case THIN -> line(palette.named("stage"), solid(0.8f));
            case LEVEL -> line(palette.named("stage"), broken(1.4f, 1.4f, 3));
            case TREND -> line(palette.named("fail"), broken(2.4f, 7, 5));
            case FAILURES -> line(palette.named("fail"), solid(1.6f));
            case MARKED -> new Pen(next, solid(1.6f), circle(DOT), true);
            case EVENTS -> new Pen(next, null, circle(DOT), true);
            case BARS -> line(palette.named("fail"), solid(6));
            case PASS -> new Pen(palette.named("pass"), null, circle(SYMBOL), true);
            case FAIL -> new Pen(palette.named("fail"), null, ShapeUtils.createDiagonalCross(4, 0.8f), true);
            case INCONCLUSIVE -> new Pen(palette.named("open"), null, ShapeUtils.createDiamond(5), true);
            case UNTRUSTED -> new Pen(palette.named("open"), null, ShapeUtils.createDiamond(4.5f), false);
        };
    }

    private static Pen line(Color colour, BasicStroke stroke) {
        return new Pen(colour, stroke, null, true);
    }

    private static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke broken(float width, float dash, float gap) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, gap}, 0);
    }
}
