package mobius.verdict.regression;

import java.util.OptionalDouble;
import mobius.budget.Percentile;
import mobius.stats.Shift;

/**
 * One percentile of the response times of two sides. For several runs it is the geometric mean.
 *
 * @param percentile of the response times
 * @param beforeMillis of the first side
 * @param afterMillis of the second side
 * @param low the lower end of the 95 % interval of the change, as a ratio: 0.12 is 12 % more; empty if there is none
 * @param high the upper end of the 95 % interval of the change, as a ratio; empty if there is none
 */
public record QuantileShift(
        Percentile percentile, double beforeMillis, double afterMillis, OptionalDouble low, OptionalDouble high) {

    static QuantileShift of(Percentile percentile, double logBefore, Shift shift) {
        return new QuantileShift(
                percentile,
                Math.exp(logBefore),
                Math.exp(logBefore + shift.mean()),
                ratio(shift.low()),
                ratio(shift.high()));
    }

    /** Returns the change as a ratio: 0.12 is 12 % more. */
    public double change() {
        return afterMillis / beforeMillis - 1;
    }

    /** Returns the change in milliseconds. */
    public double changeMillis() {
        return afterMillis - beforeMillis;
    }

    private static OptionalDouble ratio(OptionalDouble log) {
        return log.isPresent() ? OptionalDouble.of(Math.expm1(log.getAsDouble())) : log;
    }
}
