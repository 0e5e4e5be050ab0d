package mobius.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mobius.comparison.ComparisonResult;
import mobius.comparison.ComparisonResult.Ending;
import mobius.comparison.Deployed;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.comparison.Pair;
import mobius.comparison.Side;
import mobius.report.comparison.ComparisonReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePageTest {

    private final Path folder;

    LivePageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aComparisonWithoutAPairHasNoPage() {
        assertThat(whereToLook(List.of())).isEqualTo("See " + folder.resolve("comparison.md"));
    }

    @Test
    void aLegWhoseFolderIsGoneCostsThePageAlone() {
        assertThat(whereToLook(List.of(pair("target/gatling/gone"))))
                .startsWith("The page was not written: ")
                .contains("gone")
                .endsWith("See " + folder.resolve("comparison.md"));
    }

    @Test
    void whateverElseGoesWrongCostsThePageAlone() {
        assertThat(whereToLook(List.of(pair(null))))
                .startsWith("The page was not written, which does not affect the answer: ")
                .contains("a leg that counts has a run")
                .endsWith("See " + folder.resolve("comparison.md"));
    }

    private String whereToLook(List<Pair> pairs) {
        List<String> subjects = List.of("all requests");
        ComparisonResult result =
                new ComparisonResult(Ending.NOT_CLEAR, subjects, List.of(), pairs, new Deployed(null, null), null);
        ComparisonReport report = new ComparisonReport(
                result,
                new Names("v1", "v2"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                "staging",
                "quick",
                Instant.EPOCH,
                Duration.ofSeconds(60));
        return new LivePage(folder, report).whereToLook(folder);
    }

    private static Pair pair(@Nullable String run) {
        return new Pair(leg(Side.BEFORE, run), leg(Side.AFTER, run));
    }

    private static LegResult leg(Side side, @Nullable String run) {
        return new LegResult(side, Map.of("all requests", 50.0), 1_000, 0, null, null, null, run);
    }
}
