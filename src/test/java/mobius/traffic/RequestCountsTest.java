package mobius.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

    private final RequestCounts counts = new RequestCounts();

    @Test
    void noResponseIsLostAndNoneIsCountedTwiceHoweverManyThreadsCount() {
        IntStream.range(0, 30_000).parallel().forEach(number -> {
            counts.answered(number % 3 == 0 ? 503 : 200, 10);
            counts.carried(4, 1_000);
        });
        assertThat(counts.statuses()).isEqualTo(Map.of(200, 20_000L, 503, 10_000L));
        assertThat(counts.bytes()).isEqualTo(300_000);
        assertThat(counts.carriedBytes()).hasValue(120_000);
        assertThat(counts.firstByteNanos()).hasValue(30_000_000);
    }

    @Test
    void statusesThatNoStandardHasAreOneOfTheirOwn() {
        counts.answered(999, 0);
        counts.answered(-1, 0);
        counts.answered(599, 0);
        assertThat(counts.statuses()).isEqualTo(Map.of(0, 2L, 599, 1L));
    }

    @Test
    void withoutAConnectionThatWasObservedTheBytesAsSentAreNotKnown() {
        counts.answered(200, 10);
        assertThat(counts.carriedBytes()).isEmpty();
        assertThat(counts.firstByteNanos()).isEmpty();
    }

    @Test
    void aRequestThatNamesNoLimitAsksForNoNumberOfRows() {
        assertThat(counts.rowsAsked()).isEmpty();
        counts.asksFor(20);
        assertThat(counts.rowsAsked()).hasValue(20);
    }
}
