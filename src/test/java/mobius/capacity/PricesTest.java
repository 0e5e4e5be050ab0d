package mobius.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricesTest {

    private static final Prices PRICES = new Prices("EUR", 0.36, 5, Optional.empty());

    @Test
    void aMillionRequestsCostWhatTheInstancesCostMeanwhile() {
        // 5 x 0.36 EUR an hour are 0.0005 EUR a second; a million requests at 500 a second take 2,000 seconds.
        assertThat(PRICES.perMillion(500)).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void aRunCostsWhatTheInstancesCostForItsTime() {
        assertThat(PRICES.of(Duration.ofMinutes(20))).isCloseTo(0.6, within(1e-12));
        assertThat(PRICES.text(0.6)).isEqualTo("0.6000 EUR");
        assertThat(PRICES.text(12.345)).isEqualTo("12.35 EUR");
    }

    @Test
    void usersAreTheRateTimesTheirPause() {
        Sizing sizing = new Sizing(Duration.ofSeconds(10), 1_000, 0.3, Optional.of(4));
        assertThat(sizing.users(250.05)).isEqualTo(2_500);
        // 250 of 4 is 62.5 of each; 1,300 take 20.8 of them.
        assertThat(sizing.needed(250)).isEqualTo(21);
    }

    @Test
    void whatIsNotKnownIsNoFigure() {
        Sizing sizing = new Sizing(Duration.ZERO, 1_000, 0.3, Optional.empty());
        assertThat(sizing.users(250)).isNull();
        assertThat(sizing.needed(250)).isNull();
    }
}
