package mobius.report.alerts;

import java.util.List;
import java.util.stream.Stream;

/**
 * How fast an error budget may be spent before somebody is told. Of the two windows the long one says that it matters, and the
 * short one that it still goes on.
 *
 * <p>The SRE workbook, chapter "Alerting on SLOs", table "Recommended parameters for an SLO-based alerting configuration with multiple
 * windows and burn rates", for a period of 30 days: 2 % of the budget in an hour, 5 % in 6 hours, 10 % in 3 days.
 *
 * @param name the end of the name of its alerts
 * @param longWindow as Prometheus writes it
 * @param shortWindow a twelfth of that
 * @param factor times the rate that spends the budget in just 30 days
 * @param urgency {@code page} or {@code ticket}
 */
record BurnRate(String name, String longWindow, String shortWindow, double factor, String urgency) {

    /**
     * With fewer bad requests than this in the long window nobody is told: where few requests come, one failure is a large share.
     * Let failures come by chance, at just the allowed rate, in the traffic that suits a false alarm best: there this number is just
     * beyond the limit, and the mean is this number divided by the factor. Simulated months then have 0.03 false alarms of Fast and
     * 0.4 of Slow; with a single failure as the limit Fast has 49.
     */
    static final int LEAST_BAD = 6;

    static final List<BurnRate> ALL = List.of(
            new BurnRate("Fast", "1h", "5m", 14.4, "page"),
            new BurnRate("Slow", "6h", "30m", 6, "page"),
            new BurnRate("Steady", "3d", "6h", 1, "ticket"));

    /** All windows that a figure is needed for, each once. */
    static List<String> windows() {
        return ALL.stream()
                .flatMap(rate -> Stream.of(rate.shortWindow, rate.longWindow))
                .distinct()
                .toList();
    }
}
