package mobius.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mobius.report.page.Page;
import mobius.report.text.ReportFile;
import mobius.report.text.RunReport;
import mobius.verdict.budget.SuggestedBudget;

/** Writes the reports of a run into its folder. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code verdict.json}, {@code junit.xml}, {@code summary.md} and {@code verdict.html} with its style sheet and its
     * pictures, each completely or not at all. Those for machines come first and the largest last, in case the disk is nearly
     * full.
     *
     * @throws IOException if a file cannot be written; the message names it and the remedy
     */
    public static void write(Path folder, RunReport run) throws IOException {
        write(folder, "verdict.json", VerdictJson.of(run));
        write(folder, "junit.xml", JUnitXml.of(run));
        Page page = VerdictPage.of(run);
        write(folder, "summary.md", Summary.of(run, page));
        page.write(folder, again(folder));
    }

    /**
     * Writes {@code budgets.suggested.conf} if there are suggestions.
     *
     * @throws IOException if it cannot be written; the message names it and the remedy
     */
    public static void write(Path folder, List<SuggestedBudget> suggested) throws IOException {
        if (!suggested.isEmpty()) {
            write(folder, "budgets.suggested.conf", BudgetsConf.of(suggested));
        }
    }

    public static void write(Path folder, String name, String text) throws IOException {
        ReportFile.write(folder, name, text, again(folder));
    }

    private static String again(Path folder) {
        return "bin/mobius judge " + folder;
    }
}
