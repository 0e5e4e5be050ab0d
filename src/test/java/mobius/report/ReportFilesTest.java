package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFilesTest {

    @Test
    void aRunLeavesItsReportsWithWhatThePageLoadsAndItsLogAsItWas(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("simulation.log"), "the log");

        ReportFiles.write(folder, Runs.named(List.of("half \uD800 pair")));

        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "simulation.log",
                        "verdict.json",
                        "junit.xml",
                        "summary.md",
                        "verdict.html",
                        "mobius.css",
                        "charts");
        assertThat(folder.resolve("simulation.log")).hasContent("the log");
    }

    @Test
    void aReportThatCannotBeWrittenIsNamedAndLeavesNoHalfOfIt(@TempDir Path folder) throws IOException {
        // A folder that is not empty stands where the file must go: the move fails as it does on a read-only disk.
        Files.createDirectories(folder.resolve("junit.xml").resolve("occupied"));

        assertThatThrownBy(() -> ReportFiles.write(folder, Runs.passed()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + folder.resolve("junit.xml") + " (")
                .hasMessageEndingWith("Make room or allow writing there, then run bin/mobius judge " + folder);
        assertThat(names(folder)).containsExactlyInAnyOrder("verdict.json", "junit.xml");
    }

    @Test
    void picturesOfAnEarlierPageAreRemovedAndOtherFilesAreNot(@TempDir Path folder) throws IOException {
        ReportFiles.write(folder, Runs.failed());
        Path charts = folder.resolve("charts");
        Files.writeString(charts.resolve("mine.txt"), "not a picture");
        assertThat(names(charts)).contains("errors.svg", "platform-memory.svg");

        ReportFiles.write(folder, Runs.passed());

        assertThat(names(charts)).contains("mine.txt", "platform-memory.svg").doesNotContain("errors.svg");
    }

    @Test
    void theSummaryLinksToTheMainCharts(@TempDir Path folder) throws IOException {
        ReportFiles.write(folder, Runs.failed());
        List<String> linked = Pattern.compile("!\\[[^\\]]+]\\(([^)]+)\\)")
                .matcher(Files.readString(folder.resolve("summary.md")))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(linked)
                .containsExactly("charts/percentiles.svg", "charts/throughput.svg", "charts/failures.svg")
                .allSatisfy(path -> assertThat(folder.resolve(path)).isNotEmptyFile());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
