package mobius.telemetry.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScrapeScheduleTest {

    private final ScrapeSchedule rhythm = new ScrapeSchedule(Duration.ofNanos(100), 1_000);

    @Test
    void theFirstScrapeIsDueAtOnce() {
        assertThat(rhythm.waitNanos(1_000)).isZero();
    }

    @Test
    void scrapesAreDueAtAFixedPaceHoweverLongTheyTake() {
        assertThat(rhythm.next(1_030)).isZero();
        assertThat(rhythm.waitNanos(1_030)).isEqualTo(70);
        assertThat(rhythm.next(1_190)).isZero();
        assertThat(rhythm.waitNanos(1_190)).isEqualTo(10);
    }

    @Test
    void aScrapeThatTakesLongerThanItsIntervalMakesOthersFallOut() {
        assertThat(rhythm.next(1_350)).isEqualTo(3);
        assertThat(rhythm.waitNanos(1_350)).isEqualTo(50);
    }

    @Test
    void aScrapeThatEndsWhenTheNextIsDueMakesNoneFallOut() {
        assertThat(rhythm.next(1_100)).isZero();
        assertThat(rhythm.waitNanos(1_100)).isZero();
    }
}
