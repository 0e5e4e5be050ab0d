package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.text.RunReport;
import mobius.report.trend.TrendFiles;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every report of some runs, word for word. After an intended change record them again and read the difference:
 * {@code ./mvnw test -Dtest=GoldenFilesTest -Dgolden.record=true}.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean RECORD = Boolean.getBoolean("golden.record");

    private final Path folder;

    GoldenFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Writes reports into a folder. */
    @FunctionalInterface
    private interface Writer {

        void writeTo(Path folder) throws IOException;
    }

    private record Example(String name, Writer writer) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                run("passed", Runs.passed()),
                run("failed", Runs.failed()),
                run("inconclusive", Runs.inconclusive()),
                run("everything-failed", ManyFindings.everythingFailed()),
                run("without-plan-and-telemetry", Runs.unknown()),
                new Example("trend", folder -> TrendFiles.write(folder, Trends.eventful())));
    }

    private static Example run(String name, RunReport run) {
        return new Example(name, folder -> {
            ReportFiles.write(folder, run);
            Files.writeString(folder.resolve("console.txt"), Console.of(run));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void reportsAreWordForWordAsTheyWereRecorded(Example example) throws IOException {
        example.writer().writeTo(folder);
        Map<String, String> written = texts(folder);
        Path golden = GOLDEN.resolve(example.name());
        if (RECORD) {
            record(golden, written);
        }
        Map<String, String> recorded = texts(golden);
        assertThat(recorded.keySet()).as(golden.toString()).isEqualTo(written.keySet());
        written.forEach((name, text) -> assertThat(text).as(name).isEqualTo(recorded.get(name)));
    }

    /** The files by name, but for pictures and style sheets: the former depend on the fonts of a machine. */
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".css")) {
                    texts.put(name, name.endsWith(".html") ? body(Files.readString(file)) : Files.readString(file));
                }
            }
        }
        return texts;
    }

    /** What a page shows, without its style and scripts. */
    private static String body(String page) {
        int start = Math.max(0, page.indexOf("<main>"));
        int end = page.contains("</main>") ? page.indexOf("</main>") : page.length();
        return page.substring(start, end).lines().collect(Collectors.joining("\n", "", "\n"));
    }

    private static void record(Path golden, Map<String, String> texts) throws IOException {
        Files.createDirectories(golden);
        for (String stale : List.copyOf(texts(golden).keySet())) {
            Files.delete(golden.resolve(stale));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(golden.resolve(text.getKey()), text.getValue());
        }
    }
}
