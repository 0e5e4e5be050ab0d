package mobius.report.capacity;

import java.io.IOException;
import java.nio.file.Path;
import mobius.report.ReportFiles;

/** Puts the reports of a search for the capacity into its folder. */
public final class CapacityFiles {

    private CapacityFiles() {}

    /**
     * Writes {@code capacity.json}, {@code capacity.md} and {@code capacity.html} with its style sheet and pictures,
     * each of them whole or not at all.
     *
     * @throws IOException naming the file that cannot be written
     */
    public static void write(Path folder, CapacityReport report) throws IOException {
        ReportFiles.write(folder, "capacity.json", CapacityJson.of(report));
        ReportFiles.write(folder, "capacity.md", CapacitySummary.of(report));
        CapacityPage.of(report).write(folder, "bin/mobius capacity again");
    }
}
