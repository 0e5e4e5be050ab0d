package mobius.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts the page of a comparison into a folder of its own. */
public final class ComparisonFiles {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private ComparisonFiles() {}

    /**
     * Writes {@code target/comparison/<time>/comparison.html}, whole or not at all.
     *
     * @return the page
     * @throws IOException naming the file that cannot be written
     */
    public static Path write(Path workingFolder, Instant time, ComparisonReport report) throws IOException {
        Path folder =
                Files.createDirectories(workingFolder.resolve(Path.of("target", "comparison", NAME.format(time))));
        ReportFiles.write(folder, "comparison.html", ComparisonPage.of(report), "bin/mobius compare again");
        return folder.resolve("comparison.html");
    }
}
