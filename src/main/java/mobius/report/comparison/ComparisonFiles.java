package mobius.report.comparison;

import java.io.IOException;
import java.nio.file.Path;
import mobius.report.ReportFiles;

/** Puts the reports of a live comparison into its folder, as far as they need no more than the figures of its legs. */
public final class ComparisonFiles {

    private ComparisonFiles() {}

    /**
     * Writes {@code comparison.json} and {@code comparison.md}, each of them whole or not at all.
     *
     * @throws IOException naming the file that cannot be written
     */
    public static void write(Path folder, ComparisonReport report) throws IOException {
        ReportFiles.write(folder, "comparison.json", ComparisonJson.of(report));
        ReportFiles.write(folder, "comparison.md", ComparisonSummary.of(report));
    }
}
