package mobius.report.trend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobius.report.ReportFiles;

/** Puts the page of a trend into its folder. */
public final class TrendFiles {

    /** The page. */
    public static final String NAME = "trend.html";

    private TrendFiles() {}

    /**
     * Writes {@code trend.html}, whole or not at all.
     *
     * @throws IOException naming the file that cannot be written
     */
    public static void write(Path folder, TrendReport report) throws IOException {
        Files.createDirectories(folder);
        ReportFiles.write(folder, NAME, TrendPage.of(report), "bin/mobius trend again");
    }
}
