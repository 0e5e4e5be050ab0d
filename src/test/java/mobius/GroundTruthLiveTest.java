package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a target is what the verdict suspects first: three faults of different kinds, and none. */
@Tag("live")
class GroundTruthLiveTest {

    @ParameterizedTest
    @ValueSource(strings = {"exhausted-pool", "n-plus-one", "blocking-call"})
    void thePlantedFaultIsSuspectedFirst(String fault, @TempDir Path folder) throws Exception {
        Suspicion suspicion = Suspicion.in(folder, PlantedFault.named(fault));
        assertThat(suspicion.isRight()).as(suspicion.toString()).isTrue();
    }

    @Test
    void nothingIsSuspectedInAHealthyRun(@TempDir Path folder) throws Exception {
        assertThat(Suspicion.in(folder, PlantedFault.NONE).suspects()).isEmpty();
    }
}
