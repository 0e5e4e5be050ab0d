package mobius.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Order;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Verdict;

/** The tables of budgets and of trust gates. */
final class FindingsSection {

    private FindingsSection() {}

    /** What decides about the platform, the worst first. */
    static String budgets(Verdict verdict) {
        return section(verdict, "budgets", "Budgets", "Budget", FindingsSection::isBudget);
    }

    /** Whether the run can be judged. */
    static String gates(Verdict verdict) {
        return section(verdict, "gates", "Trust gates", "Gate", Finding::isTrustGate);
    }

    private static boolean isBudget(Finding finding) {
        return !finding.isTrustGate() && Headlines.is(finding);
    }

    private static String section(Verdict verdict, String id, String title, String what, Predicate<Finding> wanted) {
        List<Finding> findings = verdict.findings().stream()
                .filter(wanted)
                .sorted(Order.WORST_FIRST)
                .toList();
        Markup html = new Markup();
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", title, "id", id + "-title");
        if (findings.isEmpty()) {
            html.element("p", "None was judged.");
        } else {
            table(html, what, findings);
        }
        return html.close().toString();
    }

    private static void table(Markup html, String what, List<Finding> findings) {
        html.open("table", "class", "cards").open("thead").open("tr");
        html.element("th", "Status", "scope", "col").element("th", what, "scope", "col");
        List.of("Limit", "Actual", "Interval", "Samples")
                .forEach(head -> html.element("th", head, "scope", "col", "class", "number"));
        html.close().close().open("tbody");
        findings.forEach(finding -> row(html, finding));
        html.close().close();
    }

    private static void row(Markup html, Finding finding) {
        Observation facts = finding.facts();
        html.open("tr").open("td");
        html.element(
                        "span",
                        Sentences.label(finding),
                        "class",
                        "status " + finding.status().name().toLowerCase(Locale.ROOT))
                .close();
        html.open("th", "scope", "row").text(facts.value());
        html.element("small", note(finding)).close();
        figure(html, "Limit", Figures.expected(facts));
        figure(html, "Actual", Figures.actual(facts));
        figure(html, "Interval", Figures.interval(facts));
        figure(html, "Samples", Figures.samples(facts));
        html.close();
    }

    private static String note(Finding finding) {
        String window = Sentences.window(finding);
        return window.isEmpty() ? finding.explanation() : window + ". " + finding.explanation();
    }

    private static void figure(Markup html, String label, String figure) {
        html.element("td", figure, "class", "number", "data-label", label);
    }
}
