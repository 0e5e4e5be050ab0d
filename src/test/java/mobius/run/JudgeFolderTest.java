package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Severity;
import mobius.config.SettingsReader;
import mobius.config.hocon.ConfigurationException;
import mobius.report.text.RunReport;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.runlog.RunLogWriter;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeFolderTest {

    private final Path folder;

    JudgeFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aHealthyRunPassesAndASlowOneFailsWithItsRequestNamed(@TempDir Path slow) throws IOException {
        ExampleFolder.healthy(folder);
        ExampleFolder.answeredIn(400, slow);

        assertThat(judge(folder).verdict().outcome()).isEqualTo(Outcome.PASS);
        RunReport judged = judge(slow);
        assertThat(judged.verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judged.verdict().findings())
                .filteredOn(finding -> finding.status() == Status.FAIL)
                .extracting(Finding::subject)
                .contains(ExampleFolder.REQUEST);
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        List<String> names = List.of(
                "verdict.json",
                "measurement.json",
                "junit.xml",
                "summary.md",
                "verdict.html",
                "mobius.css",
                "charts/percentiles.svg");

        judge(folder);
        List<byte[]> first = bytes(example, names);
        judge(folder);

        assertThat(bytes(example, names)).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void theLogAndTheFilesOfTheRunAreLeftAsTheyWere() throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        List<String> names = List.of("simulation.log", "run.json", "telemetry.csv");
        FileTime old = FileTime.from(Instant.EPOCH);
        for (String name : names) {
            Files.setLastModifiedTime(example.file(name), old);
        }
        List<byte[]> before = bytes(example, names);

        judge(folder);

        assertThat(bytes(example, names)).usingRecursiveComparison().isEqualTo(before);
        for (String name : names) {
            assertThat(Files.getLastModifiedTime(example.file(name))).isEqualTo(old);
        }
    }

    @Test
    void theReportsStandBesideTheLogAndNothingElseDoes() throws IOException {
        ExampleFolder.healthy(folder);
        judge(folder);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "simulation.log",
                        "run.json",
                        "telemetry.csv",
                        "measurement.json",
                        "verdict.json",
                        "junit.xml",
                        "summary.md",
                        "verdict.html",
                        "mobius.css",
                        "charts");
    }

    @Test
    void aLogFromElsewhereIsJudgedWithoutAPlanAndSaysSo() throws IOException {
        Files.copy(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"), folder.resolve("simulation.log"));

        RunReport judged = judge(folder);

        assertThat(judged.verdict().outcome()).isNotEqualTo(Outcome.PASS);
        assertThat(judged.tested().workload()).isEmpty();
        assertThat(judged.tested().environment()).isNull();
        assertThat(finding(judged, "gate.arrivals").status()).isEqualTo(Status.INFO);
        assertThat(finding(judged, "gate.arrivals").explanation())
                .isEqualTo("Without a plan the expected number of users is unknown.");
        assertThat(finding(judged, "gate.cpu").status()).isEqualTo(Status.INFO);
        assertThat(Files.readString(folder.resolve("verdict.html"))).contains("Without a plan");
        assertThat(Files.readString(folder.resolve("verdict.json"))).contains("\"environment\" : null");
        assertThat(Files.readString(folder.resolve("summary.md")))
                .contains("Judged without a plan: the whole run was measured");
    }

    @Test
    void aLogFromElsewhereCanPassItsBudgets() throws IOException {
        ExampleFolder.writeLog(folder.resolve("simulation.log"), ExampleFolder.REQUEST, 5);
        Path budgets = budgets("mobius.budgets { critical = [], total.error-rate = \"5 %\" }");
        assertThat(judge(folder, budgets).verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void budgetsOfAFileChangeTheVerdictAndTheOthersStay() throws IOException {
        ExampleFolder.healthy(folder);

        RunReport stricter = judge(folder, budgets("mobius.budgets.total.p95 = 10 ms"));
        assertThat(stricter.verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(stricter.verdict().findings())
                .filteredOn(finding -> finding.status() == Status.FAIL)
                .extracting(Finding::subject)
                .containsExactly(Budget.TOTAL);
        assertThat(stricter.budgets().critical()).containsExactly(ExampleFolder.REQUEST);

        Path classOnly = budgets("mobius { budgets { classes { read { target = 12 ms } } } }");
        assertThat(judge(folder, classOnly).verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judge(folder).verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    /** Its {@code run.json} is of before: without budgets of the platform. */
    @Test
    void theMemoryOfAnOldRunIsHeldAgainstTheBudgetOfThatTimeOrOfAFile() throws IOException {
        useMemory(65, ExampleFolder.healthy(folder));

        assertThat(finding(judge(folder), "resource.memory").status()).isEqualTo(Status.PASS);
        Finding stricter =
                finding(judge(folder, budgets("mobius.budgets.platform.memory = \"60 %\"")), "resource.memory");
        assertThat(stricter.status()).isEqualTo(Status.FAIL);
        assertThat(stricter.facts().expected()).isEqualTo(Threshold.below(60));
    }

    @Test
    void theMemoryOfARunIsHeldAgainstTheBudgetsThatItWasMadeWith() throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        useMemory(65, example);
        budgetsOfThePlatform(
                example,
                Map.of(
                        "mobius.budgets.platform.memory", "60 %",
                        "mobius.budgets.severity.memory.P2", "65 %"));

        Finding memory = finding(judge(folder), "resource.memory");
        assertThat(memory.status()).isEqualTo(Status.FAIL);
        assertThat(memory.severity()).isEqualTo(Severity.P2);
    }

    /** As a run with these properties saves them. */
    private static void budgetsOfThePlatform(ExampleFolder example, Map<String, String> properties) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode saved = json.valueToTree(
                SettingsReader.read(properties, Map.of()).redacted().get("budgets"));
        JsonNode run = json.readTree(example.file("run.json").toFile());
        ObjectNode budgets = (ObjectNode) run.at("/settings/budgets");
        List.of("platform", "severity").forEach(part -> budgets.set(part, saved.get(part)));
        json.writeValue(example.file("run.json").toFile(), run);
    }

    private static void useMemory(int percent, ExampleFolder example) throws IOException {
        StringBuilder samples = new StringBuilder();
        for (int second = 0; second <= 13; second++) {
            long time = RunLogWriter.STARTED.toEpochMilli() + second * 1_000L;
            samples.append(time + ",node,node_memory_MemTotal_bytes,,100\n");
            samples.append(time + ",node,node_memory_MemAvailable_bytes,," + (100 - percent) + "\n");
        }
        Files.writeString(example.file("telemetry.csv"), samples, StandardOpenOption.APPEND);
    }

    @Test
    void wrongBudgetsAreOneMessageWithEveryProblemAndNothingIsWritten() throws IOException {
        ExampleFolder.healthy(folder);
        Path wrong = budgets("mobius.budgets.total { p95 = fast, eror-rate = \"1 %\" }");

        assertThatThrownBy(() -> judge(folder, wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mobius.budgets.total.p95")
                .hasMessageContaining("mobius.budgets.total.error-rate")
                .hasMessageContaining("budgets.conf");
        assertThat(folder.resolve("verdict.json")).doesNotExist();
    }

    @Test
    void aBudgetsFileThatIsMissingOrNoneIsNamed() throws IOException {
        ExampleFolder.healthy(folder);
        assertThatThrownBy(() -> judge(folder, folder.resolve("none.conf")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.conf");
        Path broken = budgets("mobius { budgets {");
        assertThatThrownBy(() -> judge(folder, broken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("budgets.conf");
    }

    private Path budgets(String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve("other")).resolve("budgets.conf"), text);
    }

    private static RunReport judge(Path folder) {
        return RunJudge.judge(new RunFolder(folder), Optional.empty());
    }

    private static RunReport judge(Path folder, Path budgets) {
        return RunJudge.judge(new RunFolder(folder), Optional.of(budgets));
    }

    private static Finding finding(RunReport judged, String id) {
        return judged.verdict().findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<byte[]> bytes(ExampleFolder example, List<String> names) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (String name : names) {
            bytes.add(Files.readAllBytes(example.file(name)));
        }
        return bytes;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
