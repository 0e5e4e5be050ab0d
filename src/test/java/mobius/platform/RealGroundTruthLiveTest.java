package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a real platform is what the verdict suspects first: three faults of different kinds, and none. */
@Tag("live")
class RealGroundTruthLiveTest {

    private final Path folder;

    RealGroundTruthLiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"n-plus-one", "blocking-call", "endpoint-errors"})
    void thePlantedFaultIsSuspectedFirst(String fault) throws Exception {
        try (PlantedPlatform platform =
                PlantedPlatform.start(folder, RealFault.named(fault).brief(), true)) {
            RealSuspicion suspicion = platform.run();
            assertThat(suspicion.isRight()).as(suspicion.toString()).isTrue();
        }
    }

    @Test
    void nothingIsSuspectedInAHealthyRunOnStockMetrics() throws Exception {
        try (PlantedPlatform platform = PlantedPlatform.start(folder, RealFault.NONE.brief(), false)) {
            assertThat(platform.run().suspects()).isEmpty();
        }
    }
}
