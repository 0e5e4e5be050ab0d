package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mobius.measure.Measurement;
import mobius.runlog.LogMutations;
import mobius.runlog.RunLogOutcome.Ending;
import mobius.verdict.Evidence;
import mobius.verdict.Judge;
import mobius.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage never makes a run better than it was.
 *
 * <p>A log has no checksums. A flipped bit can turn a KO into an OK, or 400 ms into 144 ms, and leave a log that Gatling could
 * have written: nobody can tell that one from the truth. What can be told, and is held here, of up to four damages each: a
 * log that is not read to its end never passes; and a run that misses its budgets in every response, or that cannot be
 * trusted for a reason beside its numbers, is not brought to PASS by changing a few of them.
 */
class MutatedRunTest {

    private static final int MUTATIONS = 2_500;

    /** What the intact log of 10 KiB takes is a fifth of this. */
    private static final long MOST_BYTES = 32L << 20;

    private final Path folder;

    MutatedRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aHealthyRunPassesDamagedOnlyWhereItsLogIsStillRead() throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        Map<Outcome, Integer> outcomes = judgeMutations(example, 1, Outcome.PASS);
        assertThat(outcomes.get(Outcome.INCONCLUSIVE)).isGreaterThan(MUTATIONS / 2);
        assertThat(outcomes).containsKey(Outcome.PASS);
    }

    @Test
    void aRunThatIsTooSlowNeverPassesDamaged() throws IOException {
        ExampleFolder example = ExampleFolder.answeredIn(400, folder);
        assertThat(judgeMutations(example, 2, Outcome.FAIL)).doesNotContainKey(Outcome.PASS);
    }

    @Test
    void aRunThatNobodyWatchedNeverPassesDamaged() throws IOException {
        ExampleFolder example = ExampleFolder.healthy(folder);
        Files.delete(example.file("telemetry.csv"));
        assertThat(judgeMutations(example, 3, Outcome.INCONCLUSIVE)).doesNotContainKey(Outcome.PASS);
    }

    @Test
    void aLogFromElsewhereThatProvesTooLittleNeverPassesDamaged() throws IOException {
        ExampleFolder example = new ExampleFolder(folder);
        Files.copy(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"), example.log());
        assertThat(judgeMutations(example, 4, judge(example).outcome())).doesNotContainKey(Outcome.PASS);
    }

    /** @param intact the verdict on the log without damage */
    private static Map<Outcome, Integer> judgeMutations(ExampleFolder example, long seed, Outcome intact)
            throws IOException {
        byte[] log = Files.readAllBytes(example.log());
        assertThat(judge(example).outcome()).isEqualTo(intact);
        Random random = new Random(seed);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < MUTATIONS; i++) {
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
