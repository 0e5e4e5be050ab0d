package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that does nothing else: each of twelve faults is suspected first, and a healthy target of nothing. */
@Tag("proof")
class GroundTruthTest {

    private static final String HOLD = "30s";
    private static final int HEALTHY_RUNS = 30;

    @Test
    void twelveOfTwelvePlantedFaultsAreSuspectedFirst(@TempDir Path folder) throws Exception {
        List<PlantedFault> planted =
                PlantedFault.ALL.stream().map(fault -> fault.held(HOLD)).toList();
        assertThat(planted).hasSize(12);
        assertThat(wrong(folder, planted)).isEmpty();
    }

    @Test
    void nothingIsSuspectedInThirtyHealthyRuns(@TempDir Path folder) throws Exception {
        List<Suspicion> wrong = new ArrayList<>();
        for (int run = 1; run <= HEALTHY_RUNS; run++) {
            wrong.addAll(wrong(folder.resolve("run " + run), List.of(PlantedFault.NONE.held(HOLD))));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Suspicion> wrong(Path folder, List<PlantedFault> planted)
            throws IOException, InterruptedException {
        List<Suspicion> wrong = new ArrayList<>();
        for (PlantedFault fault : planted) {
            Suspicion suspicion = Suspicion.in(folder, fault);
            if (!suspicion.isRight()) {
                wrong.add(suspicion);
            }
        }
        return wrong;
    }
}
