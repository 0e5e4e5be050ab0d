package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class VisitTrafficTest {

    private static final ServiceTime TIME = new ServiceTime(Duration.ofMillis(20), Duration.ofMillis(50));
    private static final int WINDOWS = 2_000;
    private static final double WINDOW_SECONDS = 10;

    @Test
    void requestsComeAtTheRateThatIsAskedFor() {
        assertThat(mean(perWindow(visits(), 30))).isCloseTo(30 * WINDOW_SECONDS, within(1.0));
        assertThat(mean(perWindow(chance(), 30))).isCloseTo(30 * WINDOW_SECONDS, within(1.5));
    }

    @Test
    void usersAtEvenIntervalsAreSteadierOverSecondsThanChance() {
        double[] visits = perWindow(visits(), 30);
        double[] chance = perWindow(chance(), 30);
        assertThat(variance(chance) / mean(chance)).isCloseTo(1, within(0.1));
        assertThat(variance(visits) / mean(visits)).isLessThan(0.4);
    }

    @Test
    void aPoolCarriesMoreOfThem() {
        TargetSettings.Pool pool = new TargetSettings.Pool(4, 300, Duration.ofSeconds(2), TargetSettings.Overflow.SHED);
        assertThat(p95(pool, visits())).isLessThan(0.9 * p95(pool, chance()));
    }

    private static double p95(TargetSettings.Pool pool, Traffic traffic) {
        return new MixedPool(pool, traffic).p95Seconds(162, 100, 2_000, new SplittableRandom(1));
    }

    private static Traffic chance() {
        return new PoissonTraffic(new Traffic.Kind(TIME, true, true));
    }

    /** Each user makes six requests, and thinks for a second in between. */
    private static Traffic visits() {
        return VisitTraffic.of(6, new Traffic.Kind(TIME, true, true), Duration.ofSeconds(1));
    }

    private static double[] perWindow(Traffic traffic, double requestsPerSecond) {
        Traffic.Arrivals arrivals = traffic.at(requestsPerSecond, new SplittableRandom(1));
        double[] counts = new double[WINDOWS];
        double settled = 60;
        for (double at = arrivals.next(); at < settled + WINDOWS * WINDOW_SECONDS; at = arrivals.next()) {
            arrivals.answered(at);
            if (at >= settled) {
                counts[(int) ((at - settled) / WINDOW_SECONDS)]++;
            }
        }
        return counts;
    }

    private static double mean(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum / counts.length;
    }

    private static double variance(double[] counts) {
        double mean = mean(counts);
        double squares = 0;
        for (double count : counts) {
            squares += (count - mean) * (count - mean);
        }
        return squares / (counts.length - 1);
    }
}
