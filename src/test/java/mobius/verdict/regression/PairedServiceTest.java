package mobius.verdict.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mobius.verdict.finding.Status;
import mobius.verdict.regression.PairedService.Pair;
import mobius.verdict.regression.PairedService.Served;
import org.junit.jupiter.api.Test;

class PairedServiceTest {

    private static final int RESPONSES = 1_000;
    private static final int COMPARISONS = 1_000;

    @Test
    void aBuildThatFailsSomeRequestsInEachRunFails() {
        assertThat(failing(130, 180, 150, 160, 140).errors()).isEqualTo(Status.FAIL);
        assertThat(failing(4, 6, 5, 3, 7).errors()).isEqualTo(Status.FAIL);
    }

    @Test
    void oneBurstOfFailuresIsNotSureAndNoPass() {
        assertThat(failing(0, 0, 200, 0, 0).errors()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void asManyFailuresOnBothSidesPassAndSoDoesOneMore() {
        assertThat(failing(0, 0, 0, 0, 0).errors()).isEqualTo(Status.PASS);
        assertThat(failing(1, 0, 0, 0, 1).errors()).isEqualTo(Status.PASS);
        assertThat(failing(1, 0, 2, 0, 0).errors()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void nothingIsKnownOfNoRun() {
        assertThat(new PairedService(List.of()).errors()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(new PairedService(List.of(new Pair(new Served(0, 0, null), new Served(0, 0, null)))).errors())
                .isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aBuildThatCarriesHalfOfItsLoadFails() {
        assertThat(carrying(0.5, 0.52, 0.48, 0.5, 0.51).load()).isEqualTo(Status.FAIL);
    }

    @Test
    void oneRunThatFallsShortIsNotSureAndNoPass() {
        assertThat(carrying(1, 1.02, 0.8, 1, 0.99).load()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(carrying(1, 1.02, 0.95, 1, 0.99).load()).isEqualTo(Status.PASS);
    }

    @Test
    void runsWithoutAPlanPass() {
        Served run = new Served(RESPONSES, 0, null);
        assertThat(new PairedService(List.of(new Pair(run, run))).load()).isEqualTo(Status.PASS);
    }

    /** All looks of a comparison together, at error rates from far below to far above the 0.05 points. */
    @Test
    void equalBuildsFailInOneOfAHundredComparisonsAtMost() {
        for (double rate : new double[] {0.0005, 0.002, 0.01, 0.1}) {
            SplittableRandom random = new SplittableRandom(20260101);
            long failed = IntStream.range(0, COMPARISONS)
                    .filter(comparison -> failsAtAnyLook(random, rate, rate))
                    .count();
            assertThat((double) failed / COMPARISONS).as("at %s", rate).isLessThanOrEqualTo(0.01);
        }
    }

    @Test
    void onePointMoreFailsInNearlyEveryComparison() {
        SplittableRandom random = new SplittableRandom(20260102);
        long failed = IntStream.range(0, COMPARISONS)
                .filter(comparison -> failsAtAnyLook(random, 0.001, 0.011))
                .count();
        assertThat((double) failed / COMPARISONS).isGreaterThan(0.95);
    }

    private static boolean failsAtAnyLook(SplittableRandom random, double before, double after) {
        List<Pair> pairs = new ArrayList<>();
        for (int pair = 1; pair <= PairedComparison.MOST_PAIRS; pair++) {
            pairs.add(new Pair(drawn(random, before), drawn(random, after)));
            if (pair >= PairedComparison.FEWEST_PAIRS && new PairedService(pairs).errors() == Status.FAIL) {
                return true;
            }
        }
        return false;
    }

    private static Served drawn(SplittableRandom random, double rate) {
        long failed = IntStream.range(0, RESPONSES)
                .filter(response -> random.nextDouble() < rate)
                .count();
        return new Served(RESPONSES, failed, 1.0);
    }

    private static PairedService failing(long... afterwards) {
        return new PairedService(LongStream.of(afterwards)
                .mapToObj(failed -> new Pair(new Served(RESPONSES, 0, 1.0), new Served(RESPONSES, failed, 1.0)))
                .toList());
    }

    private static PairedService carrying(double... afterwards) {
        return new PairedService(IntStream.range(0, afterwards.length)
                .mapToObj(run -> new Pair(new Served(RESPONSES, 0, 1.0), new Served(RESPONSES, 0, afterwards[run])))
                .toList());
    }
}
