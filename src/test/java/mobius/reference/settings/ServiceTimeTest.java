package mobius.reference.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import mobius.reference.SettingsBuilder;
import org.junit.jupiter.api.Test;

class ServiceTimeTest {

    private static final ServiceTime TIME = new ServiceTime(Duration.ofMillis(15), Duration.ofMillis(50));

    @Test
    void drawsHaveTheStatedMedianAndPercentile() {
        Random random = new Random(1);
        long[] sorted = LongStream.generate(() -> TIME.drawNanos(random))
                .limit(100_000)
                .sorted()
                .toArray();
        assertThat(sorted[50_000] / 1e6).isCloseTo(15, within(0.2));
        assertThat(sorted[95_000] / 1e6).isCloseTo(50, within(1.0));
    }

    @Test
    void theSameSeedGivesTheSameSequence() {
        assertThat(draws(7)).isEqualTo(draws(7)).isNotEqualTo(draws(8));
    }

    @Test
    void noServiceTimeIsExactlyZero() {
        assertThat(ServiceTime.NONE.drawNanos(new Random(1))).isZero();
    }

    @Test
    void aPercentileBelowTheMedianIsRefused() {
        assertThatThrownBy(() -> new ServiceTime(Duration.ofMillis(2), Duration.ofMillis(1)))
                .hasMessage("a service time needs 0 <= p50 <= p95, not p50 = PT0.002S and p95 = PT0.001S");
    }

    private static long[] draws(long seed) {
        TargetSettings settings = new SettingsBuilder()
                .seed(seed)
                .serviceTime("GET /projects", TIME)
                .build();
        LatencySampler draws = new LatencySampler("GET /projects", settings);
        return LongStream.generate(draws::nextNanos).limit(20).toArray();
    }
}
