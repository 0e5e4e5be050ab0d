package mobius.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mobius.run.GatlingRun;
import mobius.run.JudgedFolder;
import mobius.run.Starvation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of runs against one platform near its limit, the second with an injector that is stopped again and again: no disturbance
 * may turn the verdict round.
 */
@Tag("proof")
class DisturbedRunProofTest {

    private static final int PAIRS_EACH = 10;

    /** The p95 of the reads, of which the budget is 100 ms. The first keeps it by the margin of a check, the second misses it by as much. */
    private static final String KEEPS = "60 ms";

    private static final String MISSES = "170 ms";

    private final Path folder;

    DisturbedRunProofTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Pair(int number, String p95, List<String> never) {}

    static Stream<Pair> pairs() {
        return Stream.iterate(1, number -> number + 1)
                .limit(PAIRS_EACH)
                .flatMap(number ->
                        Stream.of(new Pair(number, KEEPS, List.of("FAIL")), new Pair(number, MISSES, List.of("PASS"))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aDisturbedInjectorNeverTurnsTheVerdictRound(Pair pair) throws Exception {
        JudgedFolder quiet = run(pair, "quiet", false);
        JudgedFolder disturbed = run(pair, "disturbed", true);
        System.out.printf("%s%n  quiet    : %s%n  disturbed: %s%n", pair, quiet, disturbed);
        assertThat(quiet.verdict()).as(quiet.toString()).isNotIn(pair.never());
        assertThat(disturbed.verdict()).as(disturbed.toString()).isNotIn(pair.never());
        assertThat(disturbed.condemningGates())
                .as("the disturbance is seen or changes nothing")
                .satisfiesAnyOf(
                        gates -> assertThat(gates).isNotEmpty(),
                        gates -> assertThat(disturbed.verdict()).isEqualTo(quiet.verdict()));
    }

    /** A tenth of the time is taken away, in stops that are shorter than the budget and longer than the platform's usual answer. */
    private JudgedFolder run(Pair pair, String label, boolean disturbed) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(label));
        try (GatlingRun run = GatlingRun.start(
                own, List.of(), "-Dmobius.embedded.service-times.read.p95=" + pair.p95(), "-Dmobius.history.keep=0")) {
            if (!disturbed) {
                return run.await();
            }
            run.awaitLoad();
            try (Starvation starvation = Starvation.stops(run.pid(), 50, "0.04", "0.36")) {
                return starvation.during(run);
            }
        }
    }
}
