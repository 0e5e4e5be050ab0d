package mobius.verdict.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mobius.stats.TheilSen;
import mobius.telemetry.Series;

/**
 * A series as one value for each of a number of equal stretches of time. A stretch without a reading has none: a gap is no
 * growth.
 */
final class Blocks {

    private final double[] hours;
    private final double[] values;

    private Blocks(double[] hours, double[] values) {
        this.hours = hours;
        this.values = values;
    }

    static Blocks of(Span stretch, Series series, int count, ToDoubleFunction<double[]> fold) {
        List<Double> hours = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Span part : stretch.parts(count)) {
            double[] readings = series.within(part.fromMillis(), part.toMillis()).points().stream()
                    .mapToDouble(Series.Point::value)
                    .toArray();
            if (readings.length > 0) {
                hours.add(stretch.hoursAt(part.middleMillis()));
                values.add(fold.applyAsDouble(readings));
            }
        }
        return new Blocks(toArray(hours), toArray(values));
    }

    /** The middle of each, in hours after the start of the stretch. */
    double[] hours() {
        return hours;
    }

    double[] values() {
        return values;
    }

    int count() {
        return values.length;
    }

    TheilSen line() {
        return TheilSen.of(hours, values);
    }

    /** Those whose middle is in the second half of the stretch. */
    Blocks lastHalf(Span stretch) {
        int first = 0;
        while (first < hours.length && hours[first] < stretch.hours() / 2) {
            first++;
        }
        return new Blocks(
                Arrays.copyOfRange(hours, first, hours.length), Arrays.copyOfRange(values, first, values.length));
    }

    private static double[] toArray(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
