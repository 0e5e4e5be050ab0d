package mobius.verdict.regression;

import java.util.OptionalDouble;
import mobius.budget.Percentile;
import mobius.stats.Shift;

/**
 * One percentile of the response times of two sides. Of several runs it is the geometric mean.
 *
 * @param percentile which
 * @param beforeMillis of the first side
 * @param afterMillis of the second side
 * @param low the lower end of the 95 % interval of the change, a ratio: 0.12 is 12 % more; empty where the runs do not tell
 * @param high its upper end, likewise
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

    /** A ratio: 0.12 is 12 % more. */
    public double change() {
        return afterMillis / beforeMillis - 1;
    }

    public double changeMillis() {
        return afterMillis - beforeMillis;
    }

    private static OptionalDouble ratio(OptionalDouble log) {
        return log.isPresent() ? OptionalDouble.of(Math.expm1(log.getAsDouble())) : log;
    }
}
