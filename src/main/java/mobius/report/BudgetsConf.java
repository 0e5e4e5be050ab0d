package mobius.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobius.report.text.Figures;
import mobius.verdict.budget.SuggestedBudget;

/** {@code budgets.suggested.conf}: suggestions in the format of {@code config/budgets.conf}, to be pasted there. */
final class BudgetsConf {

    private static final String BEGIN = """
            # Suggested by a baseline: 1.5 times what each endpoint took on its own, rounded up. Endpoints that have a budget of
            # their own are left out. Review each line before you paste it into config/budgets.conf.

            mobius.budgets.requests {
            """;

    private BudgetsConf() {}

    static String of(List<SuggestedBudget> suggested) {
        return suggested.stream().map(BudgetsConf::line).collect(Collectors.joining("", BEGIN, "}\n"));
    }

    private static String line(SuggestedBudget budget) {
        return String.format(
                Locale.ROOT,
                "  # p95 %s, p99 %s of %s responses\n  %s { p95 = %d ms, p99 = %d ms }\n",
                Figures.of(budget.measuredP95Millis()) + " ms",
                Figures.of(budget.measuredP99Millis()) + " ms",
                Figures.of(budget.responses()),
                quoted(budget.request()),
                budget.p95Millis(),
                budget.p99Millis());
    }

    /** Quotes a string for HOCON, as in JSON. */
    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
