package mobius.report.page;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mobius.report.chart.Chart;
import mobius.report.picture.Palette;
import mobius.report.picture.Pictures;
import mobius.report.text.ReportFile;

/**
 * A page and what belongs beside it.
 *
 * @param name of its file
 * @param html its text
 * @param charts that it shows, in their order
 * @param pictures of these charts
 */
public record Page(String name, String html, List<Chart> charts, Pictures pictures) {

    /** Beside every page, for servers that forbid the style within it. */
    static final String STYLE_SHEET = "mobius.css";

    public static Pictures pictures(List<Chart> charts) {
        return Pictures.of(charts, Palette.of(PageAssets.styleSheet()));
    }

    /**
     * Writes its files, each of them whole or not at all. The page comes first: with scripts it is complete without the others.
     *
     * @param again the command that writes them again
     * @throws IOException naming the file that cannot be written
     */
    public void write(Path folder, String again) throws IOException {
        ReportFile.write(folder, name, html, again);
        ReportFile.writeQuickly(folder, STYLE_SHEET, PageAssets.styleSheet(), again);
        for (Map.Entry<String, String> picture : pictures.files().entrySet()) {
            ReportFile.writeQuickly(folder, picture.getKey(), picture.getValue(), again);
        }
        removeOtherPictures(folder.resolve(Pictures.FOLDER));
    }

    /** Those of an earlier page that had other charts. Nothing refers to them, so one that cannot be removed does no harm. */
    private void removeOtherPictures(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.svg")) {
            for (Path picture : found) {
                if (!pictures.files().containsKey(Pictures.FOLDER + "/" + picture.getFileName())) {
                    Files.delete(picture);
                }
            }
        } catch (IOException | DirectoryIteratorException harmless) {
            return;
        }
    }
}
