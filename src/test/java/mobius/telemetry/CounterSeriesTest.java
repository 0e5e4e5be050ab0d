package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterSeriesTest {

    private static final Duration GAP = Duration.ofSeconds(3);

    @Test
    void itsIncreaseIsWhatItGrew() {
        assertThat(everySecond(10, 12, 12, 20).increase()).hasValue(10);
        assertThat(everySecond(10, 12, 12, 20).perSecond().getAsDouble()).isEqualTo(10 / 3.0);
    }

    @Test
    void aCounterThatStartsAgainGoesOnFromZero() {
        CounterSeries restarted = everySecond(100, 110, 4, 6);
        assertThat(restarted.increase()).hasValue(10 + 4 + 2);
        assertThat(values(restarted)).containsExactly(10.0, 4.0, 2.0);
    }

    @Test
    void oneReadingTellsNoRate() {
        assertThat(everySecond(5).increase()).isEmpty();
        assertThat(everySecond(5).perSecond()).isEmpty();
        assertThat(everySecond().perSecond()).isEmpty();
        assertThat(values(everySecond(5))).isEmpty();
    }

    @Test
    void aRateIsPerSecondOfTheTimeThatPassed() {
        CounterSeries uneven = of(new Series.Point(0, 0), new Series.Point(500, 10), new Series.Point(2_500, 20));
        assertThat(uneven.rates(GAP).points()).containsExactly(new Series.Point(500, 20), new Series.Point(2_500, 5));
    }

    @Test
    void acrossAGapThereIsAnIncreaseButNoRate() {
        CounterSeries interrupted = of(new Series.Point(0, 0), new Series.Point(1_000, 7), new Series.Point(9_000, 9));
        assertThat(values(interrupted)).containsExactly(7.0);
        assertThat(interrupted.increase()).hasValue(9);
    }

    @Test
    void twoReadingsOfOneMomentHaveNoRate() {
        CounterSeries twice = of(new Series.Point(1_000, 7), new Series.Point(1_000, 9));
        assertThat(values(twice)).isEmpty();
        assertThat(twice.perSecond()).isEmpty();
    }

    private static List<Double> values(CounterSeries counter) {
        return counter.rates(GAP).points().stream().map(Series.Point::value).toList();
    }

    private static CounterSeries everySecond(double... values) {
        return of(IntStream.range(0, values.length)
                .mapToObj(i -> new Series.Point(i * 1_000L, values[i]))
                .toArray(Series.Point[]::new));
    }

    private static CounterSeries of(Series.Point... points) {
        return new CounterSeries(new Series("platform", "requests_total", "", List.of(points)));
    }
}
