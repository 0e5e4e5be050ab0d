package mobius.report.capacity;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobius.capacity.StepResult;
import mobius.report.PageNotes;
import mobius.report.VerdictSection;
import mobius.report.chart.Chart;
import mobius.report.page.ChartFigure;
import mobius.report.page.Markup;
import mobius.report.page.Page;
import mobius.report.page.PageFrame;
import mobius.report.picture.Pictures;

/** {@code capacity.html}: one page like that of a verdict, with everything in it. */
public final class CapacityPage {

    private static final List<String> COLUMNS =
            List.of("Offered/s", "Budgets", "Utilisation", "Answered/s", "p50 ms", "p95 ms", "p99 ms", "");

    private CapacityPage() {}

    /** What its script draws. */
    private record Model(List<Chart> charts) {}

    public static Page of(CapacityReport report) {
        List<Chart> charts = CapacityCharts.of(report);
        Pictures pictures = Page.pictures(charts);
        Map<String, String> parts = new HashMap<>();
        parts.put("verdict", verdict(report));
        parts.put("figures", figures(report));
        parts.put("charts-note", PageNotes.withoutScripts(pictures, "capacity.json"));
        parts.put("charts", ChartFigure.all(charts, pictures));
        parts.put("steps", steps(report));
        String html = PageFrame.of(
                report.outcome() + " - capacity",
                PageFrame.filled("capacity.html", parts),
                new Model(charts),
                "capacity.js");
        return new Page("capacity.html", html, charts, pictures);
    }

    private static String verdict(CapacityReport report) {
        CapacityWords words = new CapacityWords(report);
        return new Markup()
                .open("header", "class", "verdict " + report.outcome().name().toLowerCase(Locale.ROOT))
                .open("h1")
                .text("Capacity: ")
                .element("strong", report.outcome().name())
                .close()
                .element("p", words.headline())
                .element("p", words.explanation())
                .close()
                .toString();
    }

    private static String figures(CapacityReport report) {
        Markup html = new Markup();
        html.open("section", "aria-label", "Figures").open("dl", "class", "tested");
        fact(html, "Environment", report.environment());
        fact(html, "Profile", report.profile());
        fact(html, "Started", String.valueOf(VerdictSection.started(report.started())));
        CapacityFigures.of(report).rows(report).forEach(row -> fact(html, row.name(), row.value()));
        return html.close().close().toString();
    }

    private static void fact(Markup html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private static String steps(CapacityReport report) {
        Markup html = new Markup();
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "class", column.isEmpty() ? "" : "number"));
        html.close().close().open("tbody");
        for (StepResult step : report.result().steps()) {
            html.open("tr");
            List<String> cells = List.of(CapacitySummary.cells(report.result(), step));
            int last = cells.size() - 1;
            cells.subList(0, last).forEach(cell -> html.element("td", cell, "class", "number"));
            html.element("td", cells.get(last)).close();
        }
        return html.close().close().close().toString();
    }
}
