package mobius.run.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mobius.budget.Budget;
import mobius.config.HistorySettings;
import mobius.history.History;
import mobius.history.SeriesHistory;
import mobius.report.text.RunReport;
import mobius.run.ExampleFolder;
import mobius.run.RememberedRuns;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

    private final Path history;
    private final RememberedRuns runs;

    RunHistoryTest(@TempDir Path folder) {
        history = folder.resolve("history");
        runs = new RememberedRuns(folder.resolve("runs"), history);
    }

    @Test
    void theFirstRunPassesWithoutAHistoryAndIsRemembered() throws IOException {
        RunReport first = runs.end(0, 20);
        assertThat(first.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(regression(first).explanation()).contains("5 more comparable runs must pass first");
        assertThat(line().entries()).hasSize(1);
        assertThat(line().entries().get(0).run().build()).isEqualTo("1.0");
    }

    @Test
    void aRegressionIsSuspectThenFailsAndNamesItsBuild() throws IOException {
        healthy(6);
        assertThat(runs.end(6, 26).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(runs.end(7, 26).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        RunReport third = runs.end(8, 26);
        assertThat(third.verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(third.verdict().findings())
                .filteredOn(finding -> finding.status() == Status.FAIL)
                .allSatisfy(finding -> assertThat(finding.explanation()).contains("build 1.6"));
        assertThat(runs.end(9, 20).verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void theSameVerdictIsMadeAgainWhenTheHistoryHasMovedOn() throws IOException {
        healthy(6);
        runs.end(6, 26);
        byte[] before = Files.readAllBytes(runs.run(6).resolve("verdict.json"));
        runs.end(7, 40);
        runs.end(8, 40);
        new History(history).accept(line().entries().get(7), "meant", Instant.now());
        RunJudge.judge(new RunFolder(runs.run(6)), Optional.empty());
        assertThat(runs.run(6).resolve("verdict.json")).hasBinaryContent(before);
    }

    @Test
    void anAcceptedChangeBeginsANewReferenceWithTheRunsThatWereSuspect() throws IOException {
        healthy(6);
        for (int day = 6; day < 11; day++) {
            runs.end(day, 26);
        }
        new History(history).accept(line().entries().get(6), "more is computed now", Instant.now());
        RunReport next = runs.end(11, 26);
        assertThat(next.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(next.verdict().findings())
                .filteredOn(finding -> finding.id().equals("regression.p95"))
                .isNotEmpty();
    }

    @Test
    void runsThatAreNotComparableAreNamedAndNotUsed() throws IOException {
        healthy(6);
        RunReport other = runs.end(6, 26, run -> ((ObjectNode) run.get("fingerprints")).put("data", "other"));
        assertThat(other.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(regression(other).explanation())
                .contains("6 runs are not comparable (data (feeders): 2 and other).");
    }

    @Test
    void anInjectorMayHaveANameOfItsOwn() throws IOException {
        for (int day = 0; day < 6; day++) {
            String host = "agent-" + day;
            runs.end(day, 20, run -> name(run, host));
        }
        assertThat(runs.end(6, 26, run -> name(run, "agent-6")).verdict().outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aHistoryThatCannotBeReadSpoilsNoVerdict() throws IOException {
        runs.end(0, 20);
        Path noFolder = Files.writeString(history.resolveSibling("no-folder"), "");
        Files.delete(runs.run(0).resolve("history.json"));
        RunHistory unreadable = new RunHistory(new RunFolder(runs.run(0)), new HistorySettings(noFolder, 60));
        unreadable.look();
        RunReport judged = RunJudge.judge(new RunFolder(runs.run(0)), Optional.empty());
        assertThat(judged.verdict().outcome()).isEqualTo(Outcome.PASS);
        assertThat(unreadable.remember(judged))
                .contains("This run is not in the history")
                .contains("mobius.history.folder");
    }

    @Test
    void whereOnlyForgettingFailsTheRunIsSaidToBeInTheHistory() throws IOException {
        RunReport judged = runs.end(0, 20);
        Path unremovable = history.resolve("local/mobius.ExampleSimulation/nightly/runs/odd.part");
        Files.createDirectories(unremovable.resolve("full"));
        Files.setLastModifiedTime(unremovable, FileTime.from(Instant.EPOCH));
        assertThat(new RunHistory(new RunFolder(runs.run(0)), new HistorySettings(history, 60)).remember(judged))
                .contains("This run is in the history, but older ones could not be removed: ")
                .contains("odd.part")
                .doesNotContain("not in the history");
        assertThat(line().entries()).hasSize(1);
    }

    @Test
    void aHistoryThatKeepsNoneIsNotAsked(@TempDir Path folder) throws IOException {
        ExampleFolder.healthy(folder);
        RunHistory off = new RunHistory(new RunFolder(folder), new HistorySettings(history, 0));
        off.look();
        assertThat(off.remember(RunJudge.judge(new RunFolder(folder), Optional.empty())))
                .isEmpty();
        assertThat(folder.resolve("history.json")).doesNotExist();
        assertThat(history).doesNotExist();
    }

    @Test
    void aDamagedHistoryOfARunIsNamed() throws IOException {
        runs.end(0, 20);
        Files.writeString(runs.run(0).resolve("history.json"), "{");
        assertThat(catchThrowable(() -> RunJudge.judge(new RunFolder(runs.run(0)), Optional.empty())))
                .isInstanceOf(NoVerdict.class)
                .hasMessageContaining("history.json is damaged")
                .hasMessageContaining("remove it to judge the run without its history");
    }

    private void healthy(int number) throws IOException {
        for (int day = 0; day < number; day++) {
            assertThat(runs.end(day, 20).verdict().outcome()).isEqualTo(Outcome.PASS);
        }
    }

    private static void name(ObjectNode run, String host) {
        ((ObjectNode) run.get("suite")).put("host", host);
        ((ObjectNode) run.get("settings")).putObject("history").put("injector", "ci");
    }

    private SeriesHistory line() {
        List<SeriesHistory> lines = new History(history).lines();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static Finding regression(RunReport judged) {
        return judged.verdict().findings().stream()
                .filter(finding ->
                        finding.id().equals("regression") && finding.subject().equals(Budget.TOTAL))
                .findFirst()
                .orElseThrow();
    }
}
