package mobius.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedLogTest {

    private static final int MUTATIONS = 10_000;

    /** The reader's own buffer and what it finds in a log of 4 KiB, with much to spare. */
    private static final long MOST_BYTES = 1L << 20;

    private final Path folder;

    MutatedLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void noMutationOfALogThrowsOrTakesMuchMemory() throws IOException {
        byte[] intact = Files.readAllBytes(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"));
        Path log = folder.resolve("simulation.log");
        Random random = new Random(20_260_101);
        Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(log, LogMutations.mutate(intact, random));
            long before = allocatedBytes();
            RunLogOutcome outcome = RunLogReader.read(log, record -> {});
            assertThat(allocatedBytes() - before).isLessThan(MOST_BYTES);
            endings.merge(outcome.ending(), 1, Integer::sum);
        }

        assertThat(endings).containsKeys(Ending.COMPLETE, Ending.CUT, Ending.CORRUPT, Ending.NOT_A_LOG);
        assertThat(endings.get(Ending.CORRUPT)).isGreaterThan(MUTATIONS / 3);
    }

    @Test
    void readingNeverAltersTheLog() throws IOException {
        byte[] intact = Files.readAllBytes(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"));
        Random random = new Random(7);
        for (byte[] content : List.of(intact, LogMutations.mutate(intact, random), new byte[0])) {
            Path log = Files.write(folder.resolve("simulation.log"), content);
            var modified = Files.getLastModifiedTime(log);

            RunLogReader.read(log, record -> {});

            assertThat(log).hasBinaryContent(content);
            assertThat(Files.getLastModifiedTime(log)).isEqualTo(modified);
        }
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
