package mobius.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import mobius.io.AtomicFile;
import mobius.report.text.RunReport;
import mobius.verdict.budget.SuggestedBudget;

/** Puts the reports of a run into its folder. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code verdict.json}, {@code junit.xml}, {@code summary.md} and {@code verdict.html}, each of them whole or not
     * at all; the one for machines first, and the largest last, where the disk is nearly full.
     *
     * @throws IOException naming the file that cannot be written, and what to do about it
     */
    public static void write(Path folder, RunReport run) throws IOException {
        write(folder, "verdict.json", VerdictJson.of(run));
        write(folder, "junit.xml", JUnitXml.of(run));
        write(folder, "summary.md", Summary.of(run));
        write(folder, "verdict.html", VerdictPage.of(run));
    }

    /**
     * Writes {@code budgets.suggested.conf}, where there are suggestions.
     *
     * @throws IOException naming the file, and what to do about it
     */
    public static void write(Path folder, List<SuggestedBudget> suggested) throws IOException {
        if (!suggested.isEmpty()) {
            write(folder, "budgets.suggested.conf", BudgetsConf.of(suggested));
        }
    }

    public static void write(Path folder, String name, String text) throws IOException {
        write(folder, name, text, "bin/mobius judge " + folder);
    }

    /**
     * Writes a text file of the folder.
     *
     * @param again the command that writes it again
     */
    public static void write(Path folder, String name, String text, String again) throws IOException {
        Path file = folder.resolve(name);
        try {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IOException(
                    "cannot write %s (%s). Make room or allow writing there, then run %s"
                            .formatted(file, failure, again),
                    failure);
        }
    }
}
