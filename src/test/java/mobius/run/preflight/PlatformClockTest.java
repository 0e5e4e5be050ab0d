package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import mobius.run.preflight.PlatformClock.Answer;
import mobius.run.preflight.PlatformClock.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a platform in simulated time, whose answers take 4 ms. */
class PlatformClockTest {

    private static final long HALF_OF_A_ROUND_TRIP = 2;

    private long now = 1_700_000_000_123L;
    private int requests;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, 499, 500, 999, 1_000, 3_000, -3, -250, -3_700, 86_400_123})
    void theDifferenceIsKnownToTwentyMilliseconds(long ahead) {
        Optional<Reading> reading = clock(ahead).read();
        assertThat(reading.orElseThrow().aheadMillis()).isCloseTo((double) ahead, within(20.0));
        assertThat(requests).isLessThanOrEqualTo(16);
    }

    @Test
    void theFastestAnswerIsTheDistance() {
        assertThat(clock(0).read().orElseThrow().roundTripMillis()).isEqualTo(2.0 * HALF_OF_A_ROUND_TRIP);
    }

    @Test
    void withoutADateNothingIsKnown() {
        assertThat(new PlatformClock(Optional::empty, () -> now, millis -> now += millis).read())
                .isEmpty();
    }

    @Test
    void datesOfSeveralClocksContradictEachOther() {
        PlatformClock clock =
                new PlatformClock(() -> answer(requests % 2 == 0 ? 0 : 2_500), () -> now, millis -> now += millis);
        assertThat(clock.read()).isEmpty();
    }

    private PlatformClock clock(long ahead) {
        return new PlatformClock(() -> answer(ahead), () -> now, millis -> now += millis);
    }

    private Optional<Answer> answer(long ahead) {
        requests++;
        long sent = now;
        long date = Math.floorDiv(now + HALF_OF_A_ROUND_TRIP + ahead, 1_000) * 1_000;
        now += 2 * HALF_OF_A_ROUND_TRIP;
        return Optional.of(new Answer(sent, now, 2.0 * HALF_OF_A_ROUND_TRIP, date));
    }
}
