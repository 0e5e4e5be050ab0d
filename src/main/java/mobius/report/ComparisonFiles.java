package mobius.report;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts the reports of a live comparison into its folder. A report that wants more than the figures of the legs finds the folders of
 * their runs, with {@code measurement.json} in each, in {@link mobius.comparison.LegResult#folder()}.
 */
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
