package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a machine that does nothing else: what is wrong with a real platform is what the verdict suspects first, and of a healthy one
 * nothing is suspected. No run is repeated. All of it takes about two and a half hours.
 */
@Tag("proof")
class RealGroundTruthTest {

    private static final int FEWEST_NAMED_WITH_THE_DROP_IN = 14;
    private static final int FEWEST_NAMED_ON_STOCK = 11;
    private static final int HEALTHY_RUNS_OF_EACH = 15;
    private static final int ERROR_RUNS_OF_EACH = 5;

    private final Path folder;

    RealGroundTruthTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void fourteenOfFifteenFaultsAreSuspectedFirstWithTheDropIn() throws Exception {
        List<RealSuspicion> all = ofEachFault(true);
        assertThat(all).hasSize(15);
        assertThat(named(all)).hasSizeGreaterThanOrEqualTo(FEWEST_NAMED_WITH_THE_DROP_IN);
    }

    @Test
    void elevenOfFifteenFaultsAreSuspectedFirstOnStockMetricsAndNoneOfTheOthersIsNamedWrongly() throws Exception {
        List<RealSuspicion> all = ofEachFault(false);
        assertThat(all).hasSize(15);
        assertThat(named(all)).hasSizeGreaterThanOrEqualTo(FEWEST_NAMED_ON_STOCK);
        assertThat(all).allMatch(RealSuspicion::isRight);
    }

    private List<RealSuspicion> ofEachFault(boolean dropIn) throws Exception {
        List<RealSuspicion> all = new ArrayList<>();
        for (RealFault fault : RealFault.ALL) {
            try (PlantedPlatform platform = PlantedPlatform.start(folder, fault, dropIn)) {
                all.add(platform.run());
            }
        }
        System.out.println(named(all).size() + " named, "
                + all.stream().filter(RealSuspicion::isRight).count() + " right, of " + all.size());
        return all;
    }

    private static List<RealSuspicion> named(List<RealSuspicion> all) {
        return all.stream().filter(RealSuspicion::isNamed).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsSuspectedInFifteenHealthyRuns(boolean dropIn) throws Exception {
        assertThat(runs(RealFault.NONE, dropIn, HEALTHY_RUNS_OF_EACH)).allMatch(RealSuspicion::isRight);
    }

    /** Few errors first, then fewer: one context in 12 or in 50 cannot be read. */
    @ParameterizedTest
    @ValueSource(ints = {12, 50})
    void runsThatFailOnlyByErrorsHaveNoSuspectOfLatency(int each) throws Exception {
        List<RealSuspicion> all = runs(RealFault.errors(each), false, ERROR_RUNS_OF_EACH);
        assertThat(all).allMatch(RealSuspicion::isRight).noneMatch(RealSuspicion::blamesLatency);
    }

    private List<RealSuspicion> runs(RealFault fault, boolean dropIn, int count) throws Exception {
        List<RealSuspicion> all = new ArrayList<>();
        try (PlantedPlatform platform = PlantedPlatform.start(folder, fault, dropIn)) {
            for (int run = 0; run < count; run++) {
                all.add(platform.run());
            }
        }
        return all;
    }
}
