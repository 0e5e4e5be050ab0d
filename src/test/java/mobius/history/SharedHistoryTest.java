package mobius.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end at the same time, and runs that are killed. */
class SharedHistoryTest {

    private static final int RUNS = 20;
    private static final int KEEP = 60;
    private static final int ENOUGH = 50;

    private final Path folder;

    SharedHistoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ofTwentyRunsThatEndAtOnceNoneIsLost() throws Exception {
        ExecutorService ending = Executors.newFixedThreadPool(RUNS);
        CyclicBarrier atOnce = new CyclicBarrier(RUNS);
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int night = 0; night < RUNS; night++) {
            Entry entry = Remembered.night(night);
            runs.add(() -> {
                atOnce.await();
                new History(folder).add(entry, Remembered.measurement(1_000_000));
                new History(folder).forget(Remembered.LINE, KEEP);
                return new History(folder).line(Remembered.LINE).problems().size();
            });
        }
        for (Future<Integer> run : ending.invokeAll(runs)) {
            assertThat(run.get()).as("damaged files that a run saw").isZero();
        }
        ending.shutdown();
        assertThat(new History(folder).line(Remembered.LINE).entries()).hasSize(RUNS);
    }

    @Test
    void twoProcessesShareAHistoryAndLoseNothing() throws Exception {
        Process one = writer(0, ENOUGH);
        Process other = writer(ENOUGH, 2 * ENOUGH);
        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(new History(folder).line(Remembered.LINE).entries()).hasSize(2 * ENOUGH);
    }

    /** SIGKILL comes at another moment of the writing each time. */
    @Test
    void aProcessThatIsKilledWhileItWritesLeavesAHistoryThatCanBeRead() throws Exception {
        for (int kill = 0; kill < 5; kill++) {
            int told = killedAfter(3 + kill, kill * 1_000);
            SeriesHistory left = new History(folder).line(Remembered.LINE);
            assertThat(left.problems()).isEmpty();
            assertThat(left.entries()).hasSizeGreaterThanOrEqualTo(told);
        }
    }

    /** Kills a writer as soon as it has told of so many runs. */
    private int killedAfter(int runs, int from) throws IOException, InterruptedException {
        Process writer = writer(from, from + 1_000);
        int told = 0;
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            while (told < runs && out.readLine() != null) {
                told++;
            }
            writer.destroyForcibly().waitFor();
        }
        assertThat(told).isEqualTo(runs);
        return told;
    }

    private Process writer(int from, int to) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(from),
                        Integer.toString(to))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
