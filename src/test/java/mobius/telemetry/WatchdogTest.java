package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final FakeTime time = new FakeTime();
    private final Watchdog watchdog = new Watchdog(time.nanoTime(), time.millisTime(), time.sleepNanos());

    @Test
    void ticksOnTimeLeaveNoStall() {
        time.sleepsAreLateByMicros(60);
        tick(200);
        List<Sample> samples = read();
        assertThat(value(samples, InjectorMetrics.TICKS)).isEqualTo(200);
        assertThat(value(samples, InjectorMetrics.LAG_P99)).isEqualTo(0.06);
        assertThat(samples).noneMatch(sample -> sample.metric().equals(InjectorMetrics.STALL));
    }

    @Test
    void aStallIsKeptAtTheMomentWhenTheTickWasDue() {
        time.sleepsAreLateByMicros(0);
        tick(100);
        time.sleepsAreLateByMicros(250_000);
        tick(1);
        List<Sample> samples = read();
        assertThat(value(samples, InjectorMetrics.LAG_MAX)).isCloseTo(250, within(0.3));
        assertThat(samples).contains(new Sample(1_700_000_000_505L, "injector", InjectorMetrics.STALL, "", 250));
    }

    @Test
    void aStallCountsFromOneMillisecond() {
        time.sleepsAreLateByMicros(999);
        tick(1);
        time.sleepsAreLateByMicros(1_000);
        tick(1);
        assertThat(read().stream().filter(sample -> sample.metric().equals(InjectorMetrics.STALL)))
                .hasSize(1);
    }

    @Test
    void aTickThatIsWokenEarlyIsNotLate() {
        time.sleepsAreLateByMicros(-2_000);
        tick(1);
        assertThat(value(read(), InjectorMetrics.LAG_MAX)).isZero();
    }

    @Test
    void aSecondWithoutAnyTickHasNoLag() {
        assertThat(read()).containsExactly(new Sample(1, "injector", InjectorMetrics.TICKS, "", 0));
    }

    @Test
    void eachReadingStartsAnew() {
        tick(10);
        read();
        tick(3);
        assertThat(value(read(), InjectorMetrics.TICKS)).isEqualTo(3);
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            watchdog.tick();
        }
    }

    private List<Sample> read() {
        ProbeSamples readings = new ProbeSamples(1);
        watchdog.read(1, readings);
        return readings.samples();
    }

    private static double value(List<Sample> samples, String metric) {
        return samples.stream()
                .filter(sample -> sample.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
