package mobius.report;

import java.util.HashMap;
import java.util.Map;
import mobius.report.page.PageFrame;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Verdict;

/**
 * {@code verdict.html}: one page with everything in it, which opens from a file and asks nothing of any network. The
 * verdict and the tables are plain HTML, which reads without scripts as well; the charts are drawn from a model in JSON.
 */
public final class VerdictPage {

    private VerdictPage() {}

    /** The text of the page, to be stored as UTF-8. */
    public static String of(RunReport run) {
        Map<String, String> parts = new HashMap<>();
        addSections(parts, run);
        addNotes(parts, run);
        return PageFrame.of(
                title(run), PageFrame.filled("verdict.html", parts), PageModels.model(run), "tables.js", "charts.js");
    }

    private static void addSections(Map<String, String> parts, RunReport run) {
        Verdict verdict = run.verdict();
        parts.put("verdict", VerdictSection.of(run));
        parts.put("tested", VerdictSection.tested(run.tested()));
        parts.put("bottlenecks", BottlenecksSection.of(run));
        parts.put("budgets", FindingsSection.budgets(verdict));
        parts.put("gates", FindingsSection.gates(verdict));
        parts.put("errors", ErrorsSection.of(run.measurement()));
        parts.put("requests", RequestsSection.of(verdict) + ResponsesSection.of(run));
        parts.put("informative", InformativeSection.of(run));
    }

    private static void addNotes(Map<String, String> parts, RunReport run) {
        parts.put("charts-note", PageNotes.timeline(run));
        parts.put("distribution-note", PageNotes.distributions(run));
        parts.put("platform-note", PageNotes.platform());
        parts.put("injector-note", PageNotes.injector(run));
        parts.put("footer", PageNotes.footer(run));
    }

    private static String title(RunReport run) {
        String simulation = run.tested().simulation();
        String suffix = simulation == null ? "" : " - " + simulation;
        return run.verdict().outcome() + suffix;
    }
}
