package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import mobius.measure.tally.Measurer;
import mobius.runlog.LogMutations;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedMeasurementTest {

    /** Ten times what the intact log of 4 KiB takes. */
    private static final long MOST_BYTES = 16L << 20;

    private final Path log;

    MutatedMeasurementTest(@TempDir Path folder) {
        this.log = folder.resolve("simulation.log");
    }

    @Test
    void noMutationOfALogThrowsOrTakesMuchMemoryOrInventsRequests() throws IOException {
        byte[] intact = Files.readAllBytes(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"));
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            Files.write(log, LogMutations.mutate(intact, random));
            long before = allocatedBytes();
            Measurement measurement = Measurer.measure(log);
            assertThat(allocatedBytes() - before).isLessThan(MOST_BYTES);
            assertThat(measurement.requests().stream()
                            .mapToLong(request -> request.whole().count())
                            .sum())
                    .isLessThanOrEqualTo(measurement.log().records());
            assertThat(measurement.run() == null).isEqualTo(measurement.log().records() == 0);
        }
    }

    @Test
    void theIntactLogIsMeasuredAsGatlingDoes() throws IOException {
        Measurement measurement = Measurer.measure(Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log"));

        assertThat(measurement.log().ending()).isEqualTo(Ending.COMPLETE);
        Responses total = measurement.total().whole();
        assertThat(total.ok().count()).isEqualTo(34);
        assertThat(total.ok().minMillis()).isEqualTo(1);
        assertThat(total.ok().maxMillis()).isEqualTo(141);
        assertThat(Math.round(total.ok().meanMillis().orElseThrow())).isEqualTo(11);
        assertThat(total.ko().count()).isEqualTo(30);
        assertThat(measurement.usersStarted()).isEqualTo(34).isEqualTo(measurement.usersEnded());
        assertThat(measurement.anomalies().total()).isZero();
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
