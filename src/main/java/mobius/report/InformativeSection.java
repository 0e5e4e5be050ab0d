package mobius.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mobius.report.page.LongTable;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Order;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;

/** Findings without effect on the verdict, above all the budgets of endpoints that are not critical. */
final class InformativeSection {

    /** Rows that tables.js shows at first. */
    private static final int ROWS = 50;

    /** Most findings on the page: two budgets for each of a thousand requests. verdict.json has all. */
    private static final int MOST = 2_000;

    private InformativeSection() {}

    static String of(RunReport run) {
        Verdict verdict = run.verdict();
        List<Finding> findings = findings(verdict).toList();
        if (findings.isEmpty()) {
            return "";
        }
        Markup html = new Markup();
        LongTable.open(html, "informative", "For information", note(verdict));
        html.element("th", "Subject", "scope", "col").element("th", "Figure", "scope", "col");
        List.of("Limit", "Actual").forEach(head -> html.element("th", head, "scope", "col", "class", "number"));
        LongTable.body(html);
        findings.stream().limit(ROWS).forEach(finding -> row(html, finding, run));
        return LongTable.close(html);
    }

    /** Returns the findings on the page, those that miss their limit first. */
    static Stream<Finding> findings(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.status() == Status.INFO)
                .sorted(Order.MISSED_FIRST)
                .limit(MOST);
    }

    private static String note(Verdict verdict) {
        long all = verdict.findings().stream()
                .filter(finding -> finding.status() == Status.INFO)
                .count();
        String rest =
                all > MOST ? String.format(Locale.ROOT, " Here are %d of %d; verdict.json has all.", MOST, all) : "";
        return "These values do not affect the verdict. Those that miss their limit come first." + rest;
    }

    private static void row(Markup html, Finding finding, RunReport run) {
        Observation facts = finding.facts();
        html.open("tr").element("th", finding.subject(), "scope", "row").element("td", Headlines.name(facts, run));
        html.element("td", Figures.expected(facts), "class", "number");
        html.element("td", Figures.actual(facts), "class", "number").close();
    }
}
