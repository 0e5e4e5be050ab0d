package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThinkTest {

    private static final Duration MEAN = Duration.ofSeconds(10);
    private static final long SEED = 20260101;
    private static final int DRAWS = 100_000;

    @Test
    void theSameSeedGivesEachUserTheSamePausesAgain() {
        assertThat(pauses(new Think(MEAN, SEED), 1000)).isEqualTo(pauses(new Think(MEAN, SEED), 1000));
    }

    @Test
    void theNextSeedGivesOtherPausesAndNotTheSameOnesInAnotherOrder() {
        assertThat(pauses(new Think(MEAN, SEED + 1), 1000))
                .doesNotContainAnyElementsOf(pauses(new Think(MEAN, SEED), 1000));
    }

    @Test
    void aUserPausesAnewAtEachStep() {
        Think think = new Think(MEAN, SEED);
        assertThat(LongStream.range(0, 1000).mapToObj(step -> think.pauseOf(7, step)))
                .doesNotHaveDuplicates();
    }

    /** The cut takes 0.005 % of the mean away; the standard error of the mean of 100,000 draws is 0.3 %. */
    @Test
    void theMeanIsTheMeanThatWasAskedFor() {
        double seconds = pauses(new Think(MEAN, SEED), DRAWS).stream()
                .mapToLong(Duration::toNanos)
                .average()
                .orElseThrow();
        assertThat(seconds / MEAN.toNanos()).isCloseTo(1, within(0.01));
    }

    /** exp(-1) of an exponential distribution lies above its mean, exp(-3) above three times its mean. */
    @Test
    void pausesAreExponential() {
        List<Duration> pauses = pauses(new Think(MEAN, SEED), DRAWS);
        assertThat(shareAbove(pauses, MEAN)).isCloseTo(Math.exp(-1), within(0.005));
        assertThat(shareAbove(pauses, MEAN.multipliedBy(3))).isCloseTo(Math.exp(-3), within(0.003));
    }

    @Test
    void noPauseIsLongerThanTenMeans() {
        assertThat(pauses(new Think(MEAN, SEED), DRAWS).stream().max(Duration::compareTo))
                .contains(MEAN.multipliedBy(10));
    }

    @Test
    void withoutThinkTimeThereAreNoPauses() {
        assertThat(pauses(new Think(Duration.ZERO, SEED), 1000)).containsOnly(Duration.ZERO);
    }

    private static List<Duration> pauses(Think think, int users) {
        return LongStream.range(0, users)
                .mapToObj(user -> think.pauseOf(user, user % 10))
                .toList();
    }

    private static double shareAbove(List<Duration> pauses, Duration limit) {
        return (double) pauses.stream()
                        .filter(pause -> pause.compareTo(limit) > 0)
                        .count()
                / pauses.size();
    }
}
