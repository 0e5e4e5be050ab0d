package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void secondsAndDatesAreUnderstood() {
        assertThat(RetryAfter.read("17", NOW)).contains(Duration.ofSeconds(17));
        assertThat(RetryAfter.read("Thu, 1 Jan 2026 12:01:30 GMT", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.read("Thu, 1 Jan 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void whatSaysNothingIsNoWait() {
        assertThat(RetryAfter.read("", NOW)).isEmpty();
        assertThat(RetryAfter.read("soon", NOW)).isEmpty();
        assertThat(RetryAfter.read("-3", NOW)).isEmpty();
        assertThat(RetryAfter.read("99999999999999999999", NOW)).isEmpty();
    }
}
