package mobius.seed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mobius.config.RateLimit;
import org.junit.jupiter.api.Test;

class ClientRateLimiterTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void noMinuteHasMoreThanItsLimit() {
        ClientRateLimiter allowance = ClientRateLimiter.of(new RateLimit(2, 1_000));
        assertThat(allowance.take(0)).isZero();
        assertThat(allowance.take(50 * SECOND)).isEqualTo(50 * SECOND);
        assertThat(allowance.take(51 * SECOND)).isEqualTo(MINUTE);
        assertThat(allowance.take(61 * SECOND)).isEqualTo(MINUTE + 50 * SECOND);
    }

    @Test
    void noHourHasMoreThanItsLimit() {
        ClientRateLimiter allowance = ClientRateLimiter.of(new RateLimit(2, 3));
        allowance.take(0);
        allowance.take(0);
        assertThat(allowance.take(0)).isEqualTo(MINUTE);
        assertThat(allowance.take(2 * MINUTE)).isEqualTo(HOUR);
    }

    @Test
    void thePaceIsEven() {
        ClientRateLimiter pace = ClientRateLimiter.perSecond(4);
        assertThat(pace.take(0)).isZero();
        assertThat(pace.take(0)).isEqualTo(SECOND / 4);
        assertThat(pace.take(0)).isEqualTo(SECOND / 2);
        assertThat(pace.take(5 * SECOND)).isEqualTo(5 * SECOND);
    }

    @Test
    void nobodyGoesBeforeAPauseIsOver() {
        ClientRateLimiter allowance = ClientRateLimiter.unlimited();
        assertThat(allowance.take(7)).isEqualTo(7);
        allowance.pauseUntil(SECOND);
        allowance.pauseUntil(SECOND / 2);
        assertThat(allowance.take(8)).isEqualTo(SECOND);
        assertThat(allowance.take(2 * SECOND)).isEqualTo(2 * SECOND);
    }
}
