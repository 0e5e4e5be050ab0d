package mobius.report.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Why so many bad requests are the least. */
class BurnRateTest {

    private static final int MONTHS = 600;

    private final Random random = new Random(1);

    /** Figures of docs/alerts.md. */
    @Test
    void failuresByChanceAtTheAllowedRateSeldomPage() {
        assertThat(falseAlarms(14.4, 720, BurnRate.LEAST_BAD)).isLessThan(0.06);
        assertThat(falseAlarms(6, 120, BurnRate.LEAST_BAD)).isBetween(0.25, 0.5);
    }

    @Test
    void aSingleFailureWouldPageMoreThanOnceADay() {
        assertThat(falseAlarms(14.4, 720, 1)).isGreaterThan(30);
    }

    /** A month, with a window as the unit of time; the short window, a twelfth, keeps an alarm for so long after a failure. */
    private double falseAlarms(double factor, int windows, int least) {
        int alarms = 0;
        for (int month = 0; month < MONTHS; month++) {
            Deque<Double> recent = new ArrayDeque<>();
            double until = -1;
            for (double now = gap(least / factor); now < windows; now += gap(least / factor)) {
                recent.add(now);
                while (recent.getFirst() <= now - 1) {
                    recent.removeFirst();
                }
                if (recent.size() >= least) {
                    alarms += now > until ? 1 : 0;
                    until = now + 1.0 / 12;
                }
            }
        }
        return (double) alarms / MONTHS;
    }

    private double gap(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
