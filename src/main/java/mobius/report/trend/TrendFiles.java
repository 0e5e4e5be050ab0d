package mobius.report.trend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the page of a trend into its folder. */
public final class TrendFiles {

    /** The page. */
    public static final String NAME = "trend.html";

    private TrendFiles() {}

    /**
     * Writes {@code trend.html} with its style sheet and pictures, each of them whole or not at all.
     *
     * @throws IOException naming the file that cannot be written
     */
    public static void write(Path folder, TrendReport report) throws IOException {
        Files.createDirectories(folder);
        TrendPage.of(report).write(folder, "bin/mobius trend again");
    }
}
