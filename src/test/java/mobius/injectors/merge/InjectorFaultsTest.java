package mobius.injectors.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.injectors.InjectorShare;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of four injectors is not as it should be: it is named, with what follows. */
class InjectorFaultsTest {

    private static final int INJECTORS = 4;
    private static final InjectorShare SECOND = new InjectorShare(2, INJECTORS);

    private final Path folder;
    private final GeneratedRun run = new GeneratedRun(7, 0);
    private List<Path> parts = List.of();

    InjectorFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeHealthyParts() throws IOException {
        parts = new ArrayList<>(run.parts(folder, INJECTORS));
    }

    @Test
    void anInjectorWithoutCpuMakesTheRunInconclusive() throws IOException {
        replaceSecond(new GeneratedRun.Machine(0, 0, 0, 0.6));
        assertThat(inconclusive()).containsExactly("gate.waits of injector 2");
    }

    @Test
    void anInjectorWithoutFreePortsIsNamed() throws IOException {
        new GeneratedRun(7, 0.02, "Cannot assign requested address")
                .part(parts.get(2), SECOND, GeneratedRun.Machine.HEALTHY);
        assertThat(inconclusive()).containsExactly("gate.exhausted of injector 2");
    }

    @Test
    void anInjectorThatWasKilledLeavesACutLog() throws IOException {
        Path log = parts.get(2).resolve("simulation.log");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length / 2));
        assertThat(inconclusive()).contains("gate.log of injector 2", "gate.users of injector 2");
    }

    @Test
    void anInjectorThatBeganFiveSecondsLateIsNamed() throws IOException {
        replaceSecond(new GeneratedRun.Machine(5_000, 0, 0, 0.02));
        assertThat(inconclusive()).contains("gate.injectors of injector 2");
    }

    @Test
    void aClockThreeSecondsAheadIsCorrectedAndNamed() throws IOException {
        long expected = requests(judged(parts));
        replaceSecond(new GeneratedRun.Machine(0, 3_000, 0, 0.02));
        assertThat(inconclusive()).containsExactly("gate.clocks of injector 2");
        assertThat(requests(judged(parts))).isEqualTo(expected);
    }

    @Test
    void aClockThatWasSetDuringTheRunIsNamed() throws IOException {
        replaceSecond(new GeneratedRun.Machine(0, 0, -250, 0.02));
        assertThat(inconclusive()).containsExactly("gate.clocks of injector 2");
    }

    @Test
    void anInjectorWithAnotherPlanIsRefused() throws IOException {
        GeneratedRun.otherPlan(parts.get(2), SECOND);
        assertThatExceptionOfType(NoVerdict.class)
                .isThrownBy(() -> judged(parts))
                .withMessageContaining("injector 2 (" + parts.get(2) + "): plan (peak, stages or mix): 1 and another")
                .withMessageEndingWith("Merge the parts of one run only.");
    }

    @Test
    void aPartThatWasSentTwiceCountsOnceAndIsNamed() throws IOException {
        long expected = requests(judged(parts));
        parts.add(run.part(folder.resolve("part-2-again"), SECOND, GeneratedRun.Machine.HEALTHY));
        assertThat(inconclusive()).containsExactly("gate.injectors of injector 2");
        assertThat(requests(judged(parts))).isEqualTo(expected);
    }

    @Test
    void aMissingInjectorIsNamed() throws IOException {
        parts.remove(2);
        assertThat(inconclusive()).contains("gate.injectors of injector 2");
    }

    @Test
    void anInjectorThatMayBeMissingLeavesThePlanOfTheOthers() throws IOException {
        for (int index = 0; index < INJECTORS; index++) {
            GeneratedRun.mayBeMissing(parts.get(index), new InjectorShare(index, INJECTORS), 1);
        }
        parts.remove(2);
        assertThat(inconclusive()).isEmpty();
        assertThat(judged(parts).path("verdict").asText()).isEqualTo(Outcome.PASS.name());
    }

    @Test
    void aPartIsNotJudgedByItself() {
        assertThatExceptionOfType(NoVerdict.class)
                .isThrownBy(() -> RunJudge.judge(new RunFolder(parts.get(1)), Optional.empty()))
                .withMessage(
                        parts.get(1) + " is the part of injector 1 of 4, and there is no verdict on a part; merge all"
                                + " parts with bin/mobius merge");
    }

    private void replaceSecond(GeneratedRun.Machine machine) throws IOException {
        run.part(parts.get(2), SECOND, machine);
    }

    private List<String> inconclusive() throws IOException {
        JsonNode verdict = judged(parts);
        return findings(verdict)
                .filter(finding -> finding.path("status").asText().equals("INCONCLUSIVE"))
                .filter(finding -> finding.path("id").asText().startsWith("gate."))
                .map(finding -> finding.path("id").asText() + " of "
                        + finding.path("subject").asText())
                .toList();
    }

    private JsonNode judged(List<Path> folders) throws IOException {
        RunFolder merged = RunMerger.merge(folders, folder.resolve("results"));
        RunJudge.judge(merged, Optional.empty());
        return new ObjectMapper().readTree(merged.path().resolve("verdict.json").toFile());
    }

    private static Stream<JsonNode> findings(JsonNode verdict) {
        return StreamSupport.stream(verdict.path("findings").spliterator(), false);
    }

    private static long requests(JsonNode verdict) {
        return verdict.path("requests").findValues("count").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
