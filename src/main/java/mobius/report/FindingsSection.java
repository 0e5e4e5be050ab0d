package mobius.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import mobius.report.page.Markup;
import mobius.report.reason.FindingGroup;
import mobius.report.reason.ReportedSentences;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Verdict;

/** The tables of budgets and trust gates. */
final class FindingsSection {

    private FindingsSection() {}

    /** Returns the budgets, the worst first. */
    static String budgets(Verdict verdict, ReportedSentences said) {
        return section(verdict, "budgets", "Budgets", "Budget", FindingsSection::isBudget, said);
    }

    /** Returns the trust gates. */
    static String gates(Verdict verdict, ReportedSentences said) {
        return section(verdict, "gates", "Trust gates", "Gate", Finding::isTrustGate, said);
    }

    private static boolean isBudget(Finding finding) {
        return !finding.isTrustGate() && Headlines.is(finding);
    }

    private static String section(
            Verdict verdict, String id, String title, String what, Predicate<Finding> wanted, ReportedSentences said) {
        List<FindingGroup> groups =
                FindingGroup.of(verdict.findings().stream().filter(wanted).toList());
        Markup html = new Markup();
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", title, "id", id + "-title");
        if (groups.isEmpty()) {
            html.element("p", "None was judged.");
        } else {
            table(html, what, groups, said);
        }
        return html.close().toString();
    }

    private static void table(Markup html, String what, List<FindingGroup> groups, ReportedSentences said) {
        html.open("table", "class", "cards").open("thead").open("tr");
        html.element("th", "Status", "scope", "col").element("th", what, "scope", "col");
        List.of("Limit", "Actual", "Interval", "Samples")
                .forEach(head -> html.element("th", head, "scope", "col", "class", "number"));
        html.close().close().open("tbody");
        groups.forEach(group -> group(html, group, said));
        html.close().close();
    }

    /** Adds the explanation below several findings of one kind, unless ranges would lose a value of it. */
    private static void group(Markup html, FindingGroup group, ReportedSentences said) {
        boolean isEachExplained =
                group.findings().size() == 1 || group.explanation().ranges() > 1;
        group.findings()
                .forEach(finding -> row(html, finding, isEachExplained ? said.unsaid(finding.explanation()) : ""));
        String explanation =
                isEachExplained ? "" : said.unsaid(group.explanation().text());
        if (!explanation.isEmpty()) {
            html.open("tr", "class", "notes");
            html.element("td", explanation, "colspan", "6").close();
        }
    }

    private static void row(Markup html, Finding finding, String explanation) {
        Observation facts = finding.facts();
        html.open("tr").open("td");
        html.element(
                        "span",
                        Sentences.label(finding),
                        "class",
                        "status " + finding.status().name().toLowerCase(Locale.ROOT))
                .close();
        html.open("th", "scope", "row").text(Sentences.figure(finding) + " ");
        html.element("small", note(finding, explanation)).close();
        figure(html, "Limit", Figures.expected(facts));
        figure(html, "Actual", Figures.actual(facts));
        figure(html, "Interval", Figures.interval(facts));
        figure(html, "Samples", Figures.samples(facts));
        html.close();
    }

    private static String note(Finding finding, String explanation) {
        String window = Sentences.window(finding);
        return window.isEmpty() || explanation.isEmpty() ? window + explanation : window + ". " + explanation;
    }

    private static void figure(Markup html, String label, String figure) {
        html.element("td", figure, "class", "number", "data-label", label);
    }
}
