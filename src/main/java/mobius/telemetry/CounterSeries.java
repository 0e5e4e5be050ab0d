package mobius.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Readings of a counter. A reading below the previous one is a restart at 0, as in Prometheus' {@code rate}; what was counted
 * between the last reading and the restart is lost.
 *
 * @param readings the series as it was recorded
 */
public record CounterSeries(Series readings) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Returns the increase from the first reading to the last; empty with fewer than two readings. */
    public OptionalDouble increase() {
        List<Series.Point> points = readings.points();
        double increase = 0;
        for (int i = 1; i < points.size(); i++) {
            increase += increase(points.get(i - 1), points.get(i));
        }
        return points.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(increase);
    }

    /** Returns the mean increase per second; empty unless there are two readings of different times. */
    public OptionalDouble perSecond() {
        List<Series.Point> points = readings.points();
        if (points.isEmpty()) {
            return OptionalDouble.empty();
        }
        double seconds = seconds(points.get(0), points.get(points.size() - 1));
        OptionalDouble increase = increase();
        return seconds > 0 && increase.isPresent()
                ? OptionalDouble.of(increase.getAsDouble() / seconds)
                : OptionalDouble.empty();
    }

    /**
     * Returns the increase per second between consecutive readings, at the time of the later one.
     *
     * @param longestGap readings further apart have no rate between them
     */
    public Series rates(Duration longestGap) {
        List<Series.Point> points = readings.points();
        List<Series.Point> rates = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Series.Point before = points.get(i - 1);
            Series.Point now = points.get(i);
            double seconds = seconds(before, now);
            if (seconds > 0 && seconds * MILLIS_PER_SECOND <= longestGap.toMillis()) {
                rates.add(new Series.Point(now.timeMillis(), increase(before, now) / seconds));
            }
        }
        return new Series(readings.source(), readings.metric(), readings.labels(), rates);
    }

    private static double increase(Series.Point before, Series.Point now) {
        return now.value() < before.value() ? now.value() : now.value() - before.value();
    }

    private static double seconds(Series.Point from, Series.Point to) {
        return (to.timeMillis() - from.timeMillis()) / MILLIS_PER_SECOND;
    }
}
