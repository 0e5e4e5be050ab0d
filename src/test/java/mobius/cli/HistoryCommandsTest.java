package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.run.RememberedRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code history}, {@code accept}, {@code compare} and {@code trend}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HistoryCommandsTest {

    private static final String FOLDER = "mobius.history.folder";

    @RegisterExtension
    private final Console console = new Console();

    private final Path folder;
    private final Path history;
    private final RememberedRuns runs;

    HistoryCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        history = folder.resolve("history");
        runs = new RememberedRuns(folder.resolve("runs"), history);
    }

    @BeforeEach
    void useItsOwnHistory() {
        System.setProperty(FOLDER, history.toString());
    }

    @AfterEach
    void forgetSettings() {
        System.clearProperty(FOLDER);
    }

    @Test
    void anEmptyHistorySaysSo() {
        assertThat(Main.run("history")).isZero();
        assertThat(console.out()).isEqualTo(history + " has no runs yet." + System.lineSeparator());
    }

    @Test
    void runsAreListedWithVerdictBuildAndWhatTheyAreGoodFor() throws IOException {
        runs.end(0, 20, run -> ((ObjectNode) run.get("fingerprints")).put("plan", "old"));
        runs.end(1, 20);
        runs.end(2, 400);
        assertThat(Main.run("history")).isZero();
        assertThat(console.out().lines().map(String::stripTrailing))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("local, mobius.ExampleSimulation, nightly: 3 runs, 1 in the reference"),
                        line -> assertThat(line).startsWith("  run ").contains("verdict", "build", "p95, ms"),
                        line -> assertThat(line)
                                .startsWith("  day-0-")
                                .endsWith("not comparable: plan (peak, stages or mix): old and 1"),
                        line -> assertThat(line)
                                .contains("2026-01-02T12:00:00Z", "PASS", "1.1", "20.0", "0.00 %")
                                .endsWith("reference"),
                        line -> assertThat(line)
                                .contains("FAIL", "1.2", "400.5")
                                .doesNotContain("reference"));
    }

    @Test
    void aDamagedFileIsSkippedAndTheExitCodeSaysSo() throws IOException {
        runs.end(0, 20);
        runs.end(1, 20);
        Path damaged = firstFile();
        Files.writeString(damaged, "");
        assertThat(Main.run("history")).isEqualTo(1);
        assertThat(console.out()).contains("1 run, 1 in the reference");
        assertThat(console.err()).startsWith("skipped: " + damaged + " is damaged");
    }

    @Test
    void aFolderThatIsNoneIsASentence() throws IOException {
        Files.writeString(history, "");
        assertThat(Main.run("history")).isEqualTo(1);
        assertThat(console.err()).contains("mobius.history.folder").doesNotContain("\tat ");
    }

    @Test
    void acceptMovesTheReferenceAndTheListTellsWhy() throws IOException {
        runs.end(0, 20);
        runs.end(1, 20);
        assertThat(Main.run("accept", "day-1", "--reason", "a new index")).isZero();
        assertThat(console.out())
                .isEqualTo("The reference of local, mobius.ExampleSimulation, nightly restarts with the run of"
                        + " 2026-01-02T12:00:00Z, build 1.1.\n");
        console.forget();
        assertThat(Main.run("history")).isZero();
        assertThat(console.out()).contains("2 runs, 1 in the reference, which was moved to day-1-", ": a new index");
    }

    @Test
    void acceptTakesARunAndAReason() throws IOException {
        runs.end(0, 20);
        assertThat(Main.run("accept", "day-0")).isEqualTo(1);
        assertThat(Main.run("accept", "day-0", "--reason", " ")).isEqualTo(1);
        assertThat(Main.run("accept", "--reason", "why")).isEqualTo(1);
        assertThat(Main.run("accept", "night", "--reason", "why")).isEqualTo(1);
        assertThat(console.err()).contains("no runs of the history").doesNotContain("\tat ");
    }

    @Test
    void twoRunsAreShownSideBySideAndProveNothing() throws IOException {
        runs.end(0, 20);
        runs.end(1, 30);
        assertThat(Main.run("compare", "day-0", runs.run(1).toString(), "--folder", folder.toString()))
                .isEqualTo(3);
        assertThat(console.out())
                .contains("before: 2026-01-01T12:00:00Z, build 1.0", "after:  2026-01-02T12:00:00Z, build 1.1")
                .containsPattern("p95 of GET /projects +20\\.45 +30\\.45 +ms +\\+48\\.9 % ")
                .containsPattern("throughput of all requests .* \\+0\\.0 % ")
                .contains("INCONCLUSIVE: Two single runs cannot prove a change of 10 %.");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void theNoiseOfEarlierRunsIsShownBesideTheChange() throws IOException {
        for (int day = 0; day < 5; day++) {
            runs.end(day, 20 + day % 2);
        }
        runs.end(5, 50);
        assertThat(Main.run("compare", "day-0", "day-5", "--folder", folder.toString()))
                .isEqualTo(3);
        assertThat(console.out())
                .contains("Changes beyond the noise of single runs (19 of 20 cases): p50 of all requests");
    }

    @Test
    void thePageOfAComparisonSaysTheSameAsTheText() throws IOException {
        runs.end(0, 20);
        runs.end(1, 30);
        Main.run("compare", "day-0", "day-1", "--folder", folder.toString());
        Path page = Path.of(console.out().replaceFirst("(?s).*\nSee (.*)\n", "$1"));
        assertThat(page.toString()).matches(Pattern.quote(folder + "/target/comparison/") + "\\d{17}/comparison.html");
        assertThat(page)
                .content()
                .contains("Two single runs cannot prove a change of 10 %.", "build 1.0", "build 1.1")
                .containsPattern("p95 of GET /projects</th>\\s*<td[^>]*>20.45</td>\\s*<td[^>]*>30.45</td>");
    }

    @Test
    void aComparisonWhosePageCannotBeWrittenSaysSo() throws IOException {
        runs.end(0, 20);
        runs.end(1, 30);
        Path taken = Files.createFile(folder.resolve("taken"));
        assertThat(Main.run("compare", "day-0", "day-1", "--folder", taken.toString()))
                .isEqualTo(1);
        assertThat(console.out()).contains("p95 of GET /projects");
        assertThat(console.err()).contains("cannot create the folder " + taken).doesNotContain("\tat ");
    }

    @Test
    void theTrendOfAnEnvironmentIsAPage() throws IOException {
        runs.end(0, 20);
        runs.end(1, 20, run -> run.put("seed", 7));
        runs.end(2, 21);
        Main.run("accept", "day-2", "--reason", "a <b>new</b> index");
        console.forget();
        assertThat(trend("--runs", "2")).isZero();
        assertThat(console.out()).isEqualTo("See " + page() + "\n");
        assertThat(page())
                .content()
                .contains(
                        "mobius.ExampleSimulation, nightly",
                        "The latest 2 of 3 runs.",
                        "a &lt;b&gt;new&lt;/b&gt; index",
                        "1 run (seed: 7 and 42)",
                        "\"2 Jan\"")
                .doesNotContain("\"1 Jan\"", "{{");
    }

    @Test
    void withoutRunsThereIsNoTrendAndNoPageOfYesterday() throws IOException {
        Files.createDirectories(page().getParent());
        Files.writeString(page(), "yesterday");
        assertThat(trend()).isEqualTo(1);
        assertThat(console.err()).contains(history + " has no run of the environment local to show");
        assertThat(page()).doesNotExist();
        assertThat(trend("--runs", "0")).isEqualTo(1);
    }

    @Test
    void aTrendNamesTheDamagedFiles() throws IOException {
        runs.end(0, 20);
        runs.end(1, 20);
        Path damaged = firstFile();
        Files.writeString(damaged, "");
        assertThat(trend()).isEqualTo(1);
        assertThat(console.err()).startsWith("skipped: " + damaged + " is damaged");
        assertThat(page()).content().contains(damaged + " is damaged", "1 run.");
    }

    private int trend(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("trend", "--environment", "local", "--folder", folder.toString()));
        arguments.addAll(List.of(more));
        return Main.run(arguments.toArray(String[]::new));
    }

    private Path page() {
        return folder.resolve("target/trend/local/trend.html");
    }

    @Test
    void runsThatAreNotComparableAreRefusedWithTheDifference() throws IOException {
        runs.end(0, 20);
        runs.end(1, 20, run -> run.put("seed", 7));
        assertThat(Main.run("compare", "day-0", "day-1")).isEqualTo(1);
        assertThat(console.err()).contains("These runs are not comparable. They differ in seed: 42 and 7");
        assertThat(console.out()).isEmpty();
    }

    private Path firstFile() throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }
}
