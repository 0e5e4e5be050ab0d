package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mobius.measure.Measurement;
import mobius.run.folder.RunFolder;
import mobius.run.judge.SavedRun;
import mobius.runlog.LogMutations;
import mobius.runlog.RunLogOutcome.Ending;
import mobius.verdict.Judge;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damage never makes a run better than it was.
 *
 * <p>A log has no checksums. A flipped bit can turn a KO into an OK, or 400 ms into 144 ms, and leave a log that Gatling could
 * have written: nobody can tell that one from the truth. What can be told, and is held here, of up to four damages each: a
 * log that is not read to its end never passes; and a run that misses its budgets in every response, or that cannot be
 * trusted for a reason beside its numbers, is not brought to PASS by changing a few of them.
 */
class MutatedRunTest {

    private static final Path GATLINGS_LOG = Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log");

    /** What the intact log of 10 KiB takes is a fifth of this. */
    private static final long MOST_BYTES = 32L << 20;

    private final Path folder;

    MutatedRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void damageNeverMakesARunBetter(Run run) throws IOException {
        holds(run, 500);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("live")
    void damageNeverMakesARunBetterInTenThousandCases(Run run) throws IOException {
        holds(run, 2_500);
    }

    /** What is damaged. */
    enum Run {
        HEALTHY,
        TOO_SLOW,
        NOT_WATCHED,
        FROM_ELSEWHERE
    }

    private void holds(Run run, int mutations) throws IOException {
        ExampleFolder example = write(run);
        Outcome intact = judge(example).outcome();
        Map<Outcome, Integer> outcomes = judgeMutations(example, mutations);
        assertThat(intact == Outcome.PASS).isEqualTo(run == Run.HEALTHY);
        assertThat(outcomes.containsKey(Outcome.PASS)).isEqualTo(run == Run.HEALTHY);
        assertThat(outcomes.get(Outcome.INCONCLUSIVE)).isGreaterThan(mutations / 2);
    }

    private ExampleFolder write(Run run) throws IOException {
        ExampleFolder example = ExampleFolder.answeredIn(run == Run.TOO_SLOW ? 400 : 20, folder);
        if (run == Run.NOT_WATCHED) {
            Files.delete(example.file("telemetry.csv"));
        } else if (run == Run.FROM_ELSEWHERE) {
            Files.delete(example.file("telemetry.csv"));
            Files.delete(example.file("run.json"));
            Files.copy(GATLINGS_LOG, example.log(), StandardCopyOption.REPLACE_EXISTING);
        }
        return example;
    }

    private static Map<Outcome, Integer> judgeMutations(ExampleFolder example, int mutations) throws IOException {
        byte[] log = Files.readAllBytes(example.log());
        Random random = new Random(mutations);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < mutations; i++) {
            Files.write(example.log(), LogMutations.mutate(log, random));
            Judged judged = judge(example);
            if (judged.measurement().log().ending() != Ending.COMPLETE) {
                assertThat(judged.outcome()).as("mutation %d", i).isEqualTo(Outcome.INCONCLUSIVE);
            }
            outcomes.merge(judged.outcome(), 1, Integer::sum);
        }
        return outcomes;
    }

    private record Judged(Measurement measurement, Outcome outcome) {}

    /** Without the reports, which would take the most of the time. */
    private static Judged judge(ExampleFolder example) {
        long before = allocatedBytes();
        Evidence evidence = SavedRun.in(new RunFolder(example.path())).evidence(Optional.empty());
        Outcome outcome = Judge.judge(evidence).outcome();
        assertThat(allocatedBytes() - before).isLessThan(MOST_BYTES);
        return new Judged(evidence.measurement(), outcome);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
