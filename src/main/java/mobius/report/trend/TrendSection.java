package mobius.report.trend;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mobius.budget.Budget;
import mobius.report.VerdictSection;
import mobius.report.chart.Chart;
import mobius.report.page.ChartFigure;
import mobius.report.page.Markup;
import mobius.report.picture.Pictures;
import mobius.report.text.Figures;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;

/** The runs of one simulation and profile: charts, and a table with the latest run first. */
final class TrendSection {

    private static final List<String> COLUMNS =
            List.of("Began", "Build", "Verdict", "p95", "Throughput", "Errors", "Note");

    /** A longer table is folded. */
    private static final int SHORT = 12;

    private TrendSection() {}

    /** @param number of the line on the page */
    static String of(int number, TrendLine line, List<Chart> charts, Pictures pictures) {
        String id = "line-" + number;
        Markup html = new Markup();
        html.open("section", "class", "charts", "aria-labelledby", id);
        html.element("h2", line.name(), "id", id);
        html.element("p", shown(line), "class", "note");
        if (!line.breaks().isEmpty()) {
            html.element("p", line.breaks(), "class", "note");
        }
        changes(html, line);
        charts.forEach(chart -> ChartFigure.add(html, chart, caption(chart), pictures));
        table(html, line);
        return html.close().toString();
    }

    private static String shown(TrendLine line) {
        int runs = line.runs().size();
        return runs == line.remembered()
                ? String.format(Locale.ROOT, "%d %s.", runs, runs == 1 ? "run" : "runs")
                : String.format(Locale.ROOT, "The latest %d of %d runs.", runs, line.remembered());
    }

    private static void changes(Markup html, TrendLine line) {
        if (line.changes().isEmpty()) {
            return;
        }
        List<String> ids = line.runs().stream().map(run -> run.run().id()).toList();
        html.open("ol", "class", "changes");
        line.changes().forEach(change -> html.element("li", TrendWords.of(change, ids.contains(change.run()))));
        html.close();
    }

    /** If there is a choice, the script puts a list of all names in place of the caption. */
    private static String caption(Chart chart) {
        int more = chart.views().size() - 1;
        return more == 0
                ? chart.caption()
                : String.format(Locale.ROOT, "%s (%d more can be chosen with JavaScript)", chart.caption(), more);
    }

    private static void table(Markup html, TrendLine line) {
        if (line.runs().size() > SHORT) {
            html.open("details");
        } else {
            html.open("details", "open", "open");
        }
        html.element("summary", "The runs as a table");
        html.open("div", "class", "scroll")
                .open("table", "class", "cards")
                .open("thead")
                .open("tr");
        COLUMNS.forEach(
                column -> html.element("th", column, "scope", "col", "class", isFigure(column) ? "number" : ""));
        html.close().close().open("tbody");
        for (int i = line.runs().size() - 1; i >= 0; i--) {
            row(html, line.runs().get(i));
        }
        html.close().close().close().close();
    }

    private static void row(Markup html, TrendRun each) {
        PastRun run = each.run();
        html.open("tr");
        html.element("th", String.valueOf(VerdictSection.started(Instant.parse(run.started()))), "scope", "row");
        cell(html, 1, Objects.requireNonNullElse(run.build(), Figures.NOT_KNOWN));
        String outcome = run.outcome().name();
        html.open("td", "data-label", COLUMNS.get(2))
                .element("span", outcome, "class", "status " + outcome.toLowerCase(Locale.ROOT))
                .close();
        List<TrendFigure> figures =
                List.of(new TrendFigure(Kind.P95, Budget.TOTAL), TrendFigure.THROUGHPUT, TrendFigure.ERRORS);
        for (int i = 0; i < figures.size(); i++) {
            TrendFigure figure = figures.get(i);
            cell(
                    html,
                    3 + i,
                    figure.of(each).map(RunMetric::value).map(figure::shown).orElse(Figures.NOT_KNOWN));
        }
        cell(html, 6, each.note());
        html.close();
    }

    private static void cell(Markup html, int column, String text) {
        String label = COLUMNS.get(column);
        html.element("td", text, "class", isFigure(label) ? "number" : "", "data-label", label);
    }

    private static boolean isFigure(String column) {
        return List.of("p95", "Throughput", "Errors").contains(column);
    }
}
