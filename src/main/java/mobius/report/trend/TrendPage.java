package mobius.report.trend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.report.PageNotes;
import mobius.report.page.Markup;
import mobius.report.page.Page;
import mobius.report.page.PageFrame;
import mobius.report.picture.Pictures;

/** {@code trend.html}: the runs of an environment one after the other, on a page like that of a verdict. */
public final class TrendPage {

    private static final String EXPLANATION =
            "Each point is a run, shaped by its verdict. The band contains a run of the same build in 19 of 20 cases, by the"
                    + " reference of that run; its centre is dotted. There is no band before the reference"
                    + " has 5 runs. Unknown values are left out. A dashed line across is a change that was accepted."
                    + " The axes of response times and throughput do not begin"
                    + " at 0.";

    private TrendPage() {}

    public static Page of(TrendReport report) {
        TrendModel model = TrendModel.of(report);
        Pictures pictures = Page.pictures(model.charts());
        String lines = IntStream.range(0, report.lines().size())
                .mapToObj(line -> TrendSection.of(
                        line, report.lines().get(line), model.lines().get(line).charts(), pictures))
                .collect(Collectors.joining("\n"));
        String body = PageFrame.filled(
                "trend.html",
                Map.of(
                        "head",
                        head(report),
                        "charts-note",
                        PageNotes.withoutScripts(pictures, "the tables below"),
                        "lines",
                        lines));
        String html = PageFrame.of("Trend - " + report.environment(), body, model, "trend.js");
        return new Page(TrendFiles.NAME, html, model.charts(), pictures);
    }

    private static String head(TrendReport report) {
        Markup html = new Markup();
        html.open("header", "class", "verdict " + report.outcome().name().toLowerCase(Locale.ROOT))
                .open("h1")
                .text("Trend of the load tests: ")
                .element("strong", report.environment())
                .close();
        report.lines().forEach(line -> latest(html, line));
        problems(html, report.problems());
        return html.close().element("p", EXPLANATION, "class", "note reading").toString();
    }

    private static void latest(Markup html, TrendLine line) {
        TrendRun latest = line.latest();
        html.open("p").element("b", line.name());
        html.text(": the latest run, %s, is ".formatted(latest.run().name()));
        html.element("b", latest.run().outcome().name()).text(".").close();
        List<String> outside = TrendWords.outside(line);
        if (!outside.isEmpty()) {
            html.element("p", "Outside their bands (by chance, 1 value of 20 is):");
            html.open("ul");
            outside.forEach(words -> html.element("li", words));
            html.close();
        }
    }

    private static void problems(Markup html, List<String> problems) {
        if (problems.isEmpty()) {
            return;
        }
        html.element("p", "Files that could not be read; their runs are missing here:");
        html.open("ul");
        problems.forEach(problem -> html.element("li", problem));
        html.close();
    }
}
