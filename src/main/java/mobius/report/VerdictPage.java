package mobius.report;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.verdict.Verdict;

/**
 * {@code verdict.html}: one page with everything in it, which opens from a file and asks nothing of any network. The
 * verdict and the tables are plain HTML, which reads without scripts as well; the charts are drawn from a model in JSON.
 */
public final class VerdictPage {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private VerdictPage() {}

    /** The text of the page, to be stored as UTF-8. */
    public static String of(JudgedRun run) {
        Map<String, String> parts = new HashMap<>();
        addSections(parts, run);
        addNotes(parts, run);
        addScripts(parts, run);
        return filled(PageAssets.text("verdict.html"), parts);
    }

    /** Appends the parts as they are: as replacements a matcher would go through each of their characters. */
    static String filled(String template, Map<String, String> parts) {
        StringBuilder page = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            place.appendReplacement(page, "");
            page.append(parts.get(place.group(1)));
        }
        return place.appendTail(page).toString();
    }

    private static void addSections(Map<String, String> parts, JudgedRun run) {
        Verdict verdict = run.verdict();
        parts.put("title", title(run));
        parts.put("verdict", VerdictSection.of(run));
        parts.put("tested", VerdictSection.tested(run.tested()));
        parts.put("bottlenecks", BottlenecksSection.of(verdict.suspects()));
        parts.put("budgets", FindingsSection.budgets(verdict));
        parts.put("gates", FindingsSection.gates(verdict));
        parts.put("errors", ErrorsSection.of(run.measurement()));
        parts.put("requests", RequestsSection.of(verdict));
        parts.put("informative", InformativeSection.of(run));
    }

    private static void addNotes(Map<String, String> parts, JudgedRun run) {
        parts.put("charts-note", PageNotes.timeline(run));
        parts.put("distribution-note", PageNotes.distributions(run));
        parts.put("platform-note", PageNotes.platform());
        parts.put("injector-note", PageNotes.injector());
        parts.put("footer", PageNotes.footer(run));
    }

    private static void addScripts(Map<String, String> parts, JudgedRun run) {
        parts.put("style", PageAssets.text("verdict.css"));
        parts.put("library", PageAssets.script(PageAssets.chartLibrary()));
        parts.put("tables", PageAssets.script(PageAssets.text("tables.js")));
        parts.put("charts", PageAssets.script(PageAssets.text("charts.js")));
        parts.put("model", PageModelJson.of(run));
    }

    private static String title(JudgedRun run) {
        String simulation = run.tested().simulation();
        String suffix = simulation == null ? "" : " - " + simulation;
        return new Markup().element("title", run.verdict().outcome() + suffix).toString();
    }
}
