package mobius.report.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobius.report.PageNotes;
import mobius.report.VerdictSection;
import mobius.report.chart.DistributionModel;
import mobius.report.page.ChartFigure;
import mobius.report.page.Markup;
import mobius.report.page.Page;
import mobius.report.page.PageFrame;
import mobius.report.picture.Pictures;

/** {@code comparison.html}: two sides laid over each other, on a page like that of a verdict. */
public final class ComparisonPage {

    private static final List<String> COLUMNS =
            List.of("Figure", "Before", "After", "Unit", "Change", "Interval", "Noise");

    private static final String NAME = "comparison.html";

    private static final int MOST_NAMES = 20;

    private ComparisonPage() {}

    /**
     * Writes {@code comparison.html}, whole or not at all.
     *
     * @return the page
     * @throws IOException naming the file that cannot be written
     */
    public static Path write(Path folder, TwoSidesReport report) throws IOException {
        Files.createDirectories(folder);
        of(report).write(folder, "bin/mobius compare again");
        return folder.resolve(NAME);
    }

    public static Page of(TwoSidesReport report) {
        ComparisonModel model = ComparisonModel.of(report);
        Pictures pictures = Page.pictures(model.charts());
        Map<String, String> parts = new HashMap<>();
        parts.put("verdict", verdict(report));
        parts.put("sides", sides(report));
        parts.put("figures", figures(report));
        parts.put("charts-note", PageNotes.withoutScripts(pictures, "the table below"));
        parts.put("charts", ChartFigure.all(model.charts(), pictures));
        parts.put("shifts", shifts(model));
        parts.put(
                "requests-note",
                requestsNote(report.sides().requests().size(), report.sides().otherRequests()));
        String html = PageFrame.of(
                report.outcome() + " - comparison", PageFrame.filled("comparison.html", parts), model, "comparison.js");
        return new Page(NAME, html, model.charts(), pictures);
    }

    private static String verdict(TwoSidesReport report) {
        Markup html = new Markup();
        html.open("header", "class", "verdict " + report.outcome().name().toLowerCase(Locale.ROOT))
                .open("h1")
                .text("Comparison: ")
                .element("strong", report.outcome().name())
                .close();
        report.conclusion().forEach(sentence -> html.element("p", sentence));
        return html.close().toString();
    }

    private static String sides(TwoSidesReport report) {
        Markup html = new Markup();
        html.open("section", "aria-label", "What was compared").open("dl", "class", "tested sides");
        VerdictSection.fact(html, report.before().label(), report.before().name());
        VerdictSection.fact(html, report.after().label(), report.after().name());
        return html.close().close().toString();
    }

    private static String figures(TwoSidesReport report) {
        Markup html = new Markup();
        html.element("p", report.intervals(), "class", "note");
        if (report.rows().isEmpty()) {
            return html.toString();
        }
        html.open("div", "class", "scroll").open("table", "class", "cards");
        head(html, COLUMNS);
        html.open("tbody");
        report.rows().forEach(row -> row(html, row));
        return html.close().close().close().toString();
    }

    private static void row(Markup html, TwoSidesRow row) {
        html.open("tr").element("th", row.name(), "scope", "row");
        List<String> cells = List.of(row.before(), row.after(), row.unit(), row.change(), row.interval(), row.noise());
        for (int i = 0; i < cells.size(); i++) {
            String label = COLUMNS.get(i + 1);
            html.open("td", "class", label.equals("Unit") ? "" : "number", "data-label", label)
                    .text(cells.get(i));
            if (label.equals("Change") && row.beyondNoise()) {
                html.text(" ").element("small", "beyond the noise");
            }
            html.close();
        }
        html.close();
    }

    /** Those of all requests; the script shows those of others. */
    private static String shifts(ComparisonModel model) {
        Markup html = new Markup();
        html.open("div", "class", "scroll").open("table", "id", "shifts", "class", "cards");
        head(html, ComparisonModel.COLUMNS);
        html.open("tbody");
        model.requests().stream()
                .limit(1)
                .flatMap(request -> request.rows().stream())
                .forEach(cells -> shift(html, cells));
        return html.close().close().close().toString();
    }

    /** As comparison.js writes them. */
    private static void shift(Markup html, List<String> cells) {
        html.open("tr").element("th", cells.get(0), "scope", "row");
        for (int i = 1; i < cells.size(); i++) {
            html.element("td", cells.get(i), "class", "number", "data-label", ComparisonModel.COLUMNS.get(i));
        }
        html.close();
    }

    private static void head(Markup html, List<String> columns) {
        html.open("thead").open("tr");
        columns.forEach(column -> html.element("th", column, "scope", "col", "class", isText(column) ? "" : "number"));
        html.close().close();
    }

    private static boolean isText(String column) {
        return List.of("Figure", "Unit", "Percentile").contains(column);
    }

    private static String requestsNote(int requests, List<String> others) {
        String cut = requests <= DistributionModel.MOST
                ? ""
                : String.format(
                        Locale.ROOT, "The first %d of %d requests are here. ", DistributionModel.MOST, requests);
        String more = others.size() > MOST_NAMES
                ? String.format(Locale.ROOT, " and %d more", others.size() - MOST_NAMES)
                : "";
        String missing = others.isEmpty()
                ? ""
                : "Not answered in every run, and so not compared: "
                        + String.join(", ", others.stream().limit(MOST_NAMES).toList()) + more + ".";
        return cut.isEmpty() && missing.isEmpty()
                ? ""
                : new Markup().element("p", cut + missing, "class", "note").toString();
    }
}
