package mobius.verdict.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mobius.stats.TheilSen;
import mobius.telemetry.Series;

/**
 * A series divided into blocks of equal time, with one value for each. A block without readings has no value: a gap is not
 * growth.
 */
final class Blocks {

    private final double[] hours;
    private final double[] values;

    private Blocks(double[] hours, double[] values) {
        this.hours = hours;
        this.values = values;
    }

    /**
     * Divides a series.
     *
     * @param stretch the time to divide
     * @param count the number of blocks
     * @param fold reduces the readings of a block, at least one, to its value
     */
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

    /** Returns the middle of each block, in hours after the start of the stretch. */
    double[] hours() {
        return hours;
    }

    /** Returns the values of the blocks, in the order of time. */
    double[] values() {
        return values;
    }

    int count() {
        return values.length;
    }

    /** Returns the Theil-Sen line through the blocks. */
    TheilSen line() {
        return TheilSen.of(hours, values);
    }

    /** Returns the blocks with their middle in the second half of the stretch. */
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
