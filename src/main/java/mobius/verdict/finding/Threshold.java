package mobius.verdict.finding;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A limit of a metric.
 *
 * @param relation of the metric to the limit
 * @param value in the unit of the metric
 */
public record Threshold(Relation relation, double value) {

    /** Relation in which a metric must be to its limit. */
    public enum Relation {
        BELOW,
        AT_MOST,
        AT_LEAST
    }

    public static Threshold below(double value) {
        return new Threshold(Relation.BELOW, value);
    }

    /** Returns a limit for a metric in milliseconds. */
    public static Threshold below(Duration time) {
        return below(time.toNanos() / 1e6);
    }

    public static Threshold atMost(double value) {
        return new Threshold(Relation.AT_MOST, value);
    }

    public static Threshold atLeast(double value) {
        return new Threshold(Relation.AT_LEAST, value);
    }

    /** Returns true if a value meets the limit. */
    public boolean isMetBy(double figure) {
        return switch (relation) {
            case BELOW -> figure < value;
            case AT_MOST -> figure <= value;
            case AT_LEAST -> figure >= value;
        };
    }

    /**
     * Returns the utilisation of the limit by a value, as a ratio: below 1 the limit is met, above it is not. Empty if the ratio
     * is not finite.
     */
    public OptionalDouble strain(double figure) {
        double ratio = relation == Relation.AT_LEAST ? value / figure : figure / value;
        return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }
}
