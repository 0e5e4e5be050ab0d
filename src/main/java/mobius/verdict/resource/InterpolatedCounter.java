package mobius.verdict.resource;

import java.util.List;
import mobius.telemetry.Series;

/**
 * A counter with linear interpolation between its readings.
 *
 * @param readings in the order of time
 */
record InterpolatedCounter(Series readings) {

    /** Returns the value at a time; NaN before the first reading and after the last. */
    double at(double timeMillis) {
        List<Series.Point> points = readings.points();
        for (int i = 1; i < points.size(); i++) {
            Series.Point before = points.get(i - 1);
            Series.Point after = points.get(i);
            if (timeMillis >= before.timeMillis() && timeMillis <= after.timeMillis()) {
                double share =
                        (timeMillis - before.timeMillis()) / Math.max(1, after.timeMillis() - before.timeMillis());
                return before.value() + share * (after.value() - before.value());
            }
        }
        return Double.NaN;
    }
}
