package mobius.report.page;

import java.util.List;
import mobius.report.chart.Chart;
import mobius.report.picture.Pictures;

/** The place of a chart on its page. It has a picture, which the script replaces by the chart that it draws. */
public final class ChartFigure {

    private ChartFigure() {}

    /** The figures of some charts, one after the other. */
    public static String all(List<Chart> charts, Pictures pictures) {
        Markup html = new Markup();
        charts.forEach(chart -> add(html, chart, pictures));
        return html.toString();
    }

    public static void add(Markup html, Chart chart, Pictures pictures) {
        add(html, chart, chart.caption(), pictures);
    }

    /**
     * Adds the figure of a chart.
     *
     * @param caption the heading if no script runs
     */
    public static void add(Markup html, Chart chart, String caption, Pictures pictures) {
        html.open("figure", "class", chart.wide() ? "wide" : "");
        html.element("figcaption", caption);
        if (!chart.hasData()) {
            html.element("p", chart.none(), "class", "empty").close();
            return;
        }
        if (pictures.has(chart)) {
            picture(html, chart);
        }
        place(html, chart);
        html.close();
    }

    private static void picture(Markup html, Chart chart) {
        html.open("picture");
        if (chart.wide()) {
            html.empty("source", "media", "(max-width: 700px)", "srcset", Pictures.narrow(chart));
        }
        // Lazy: the script removes the picture before a browser fetches it. Without scripts, browsers fetch it at once.
        html.empty("img", "src", Pictures.path(chart), "alt", chart.alternative(), "loading", "lazy")
                .close();
    }

    private static void place(Markup html, Chart chart) {
        html.element(
                "div",
                "",
                "class",
                chart.wide() ? "chart tall" : "chart",
                "id",
                "chart-" + chart.id(),
                "role",
                "img",
                "aria-label",
                chart.alternative(),
                "hidden",
                "hidden");
    }
}
