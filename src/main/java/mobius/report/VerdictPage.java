package mobius.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobius.report.chart.PageModel;
import mobius.report.page.ChartFigure;
import mobius.report.page.Page;
import mobius.report.page.PageFrame;
import mobius.report.picture.Pictures;
import mobius.report.reason.ReasonsExcerpt;
import mobius.report.reason.ScreenSpace;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Verdict;

/**
 * {@code verdict.html}: a single page that opens from a file and needs no network. Verdict and tables are plain HTML, and so are
 * the pictures of the charts. Scripts replace them by interactive charts, drawn from a model in JSON.
 */
public final class VerdictPage {

    /** Space below the opening lines on a screen of 1440 x 900 pixels. */
    private static final ScreenSpace SCREEN = new ScreenSpace(22, 140, 0);

    private VerdictPage() {}

    public static Page of(RunReport run) {
        PageModel model = PageModels.model(run);
        Pictures pictures = Page.pictures(model.charts());
        Map<String, String> parts = new HashMap<>();
        addSections(parts, run);
        addCharts(parts, run, model, pictures);
        addNotes(parts, run, model, pictures);
        String html =
                PageFrame.of(title(run), PageFrame.filled("verdict.html", parts), model, "tables.js", "charts.js");
        return new Page("verdict.html", html, model.charts(), pictures);
    }

    private static void addSections(Map<String, String> parts, RunReport run) {
        Verdict verdict = run.verdict();
        Reasons reasons = Reasons.of(verdict);
        ReasonsExcerpt brief = ReasonsExcerpt.of(reasons, SCREEN);
        parts.put("verdict", VerdictSection.of(run, reasons.headline(), brief));
        parts.put("tested", VerdictSection.tested(run.tested()));
        parts.put("bottlenecks", BottlenecksSection.of(run));
        parts.put("budgets", FindingsSection.budgets(verdict, brief.said()));
        parts.put("gates", FindingsSection.gates(verdict, brief.said()));
        parts.put("requests", RequestsSection.of(verdict) + ResponsesSection.of(run) + NotedSection.of(run));
        parts.put("injectors", InjectorsSection.html(run.injectors()));
        parts.put("informative", InformativeSection.of(run));
    }

    private static void addCharts(Map<String, String> parts, RunReport run, PageModel model, Pictures pictures) {
        parts.put("time", ChartFigure.all(model.time(), pictures));
        parts.put("errors", ErrorsSection.of(run.measurement(), model.errors(), pictures));
        parts.put("distribution", ChartFigure.all(List.of(model.distribution()), pictures));
        parts.put("platform", ChartFigure.all(model.platform(), pictures));
        parts.put("injector", ChartFigure.all(model.injector(), pictures));
    }

    private static void addNotes(Map<String, String> parts, RunReport run, PageModel model, Pictures pictures) {
        parts.put("charts-note", PageNotes.timeline(run) + PageNotes.withoutScripts(pictures, "measurement.json"));
        parts.put("distribution-note", PageNotes.distributions(run));
        parts.put("platform-note", PageNotes.platform(!model.platform().isEmpty()));
        parts.put("injector-note", PageNotes.injector(run));
        parts.put("footer", PageNotes.footer(run));
    }

    private static String title(RunReport run) {
        String simulation = run.tested().simulation();
        String suffix = simulation == null ? "" : " - " + simulation;
        return run.verdict().outcome() + suffix;
    }
}
