package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that does nothing else, a healthy run is always PASS. */
@Tag("proof")
class HealthyRunsTest {

    private static final int RUNS = 20;

    /** The quick profile as it is. */
    private static final String[] QUICK = {
        "-Dmobius.durations.ramp-up=10s",
        "-Dmobius.durations.settle=10s",
        "-Dmobius.durations.hold=30s",
        "-Dmobius.durations.ramp-down=5s"
    };

    @Test
    void twentyHealthyRunsInARowPass(@TempDir Path folder) throws Exception {
        List<String> verdicts = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            verdicts.add(QuietRun.once(folder.resolve("run " + run), QUICK).verdict());
        }
        assertThat(verdicts).isEqualTo(Collections.nCopies(RUNS, "PASS"));
    }
}
