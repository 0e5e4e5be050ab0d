package mobius.verdict.finding;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a figure is held against.
 *
 * @param relation on which side of it the figure must lie
 * @param value in the unit of the figure
 */
public record Threshold(Relation relation, double value) {

    /** Where a figure must lie. */
    public enum Relation {
        BELOW("below"),
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Relation(String words) {
            this.words = words;
        }
    }

    public static Threshold below(double value) {
        return new Threshold(Relation.BELOW, value);
    }

    /** Of a figure in ms. */
    public static Threshold below(Duration time) {
        return below(time.toNanos() / 1e6);
    }

    public static Threshold atMost(double value) {
        return new Threshold(Relation.AT_MOST, value);
    }

    public static Threshold atLeast(double value) {
        return new Threshold(Relation.AT_LEAST, value);
    }

    /** Whether the figure lies where it must. */
    public boolean isMetBy(double figure) {
        return switch (relation) {
            case BELOW -> figure < value;
            case AT_MOST -> figure <= value;
            case AT_LEAST -> figure >= value;
        };
    }

    /** How much of the limit a figure takes, as a ratio: it is met below 1, and broken above; empty where there is none. */
    public OptionalDouble strain(double figure) {
        double ratio = relation == Relation.AT_LEAST ? value / figure : figure / value;
        return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /** For example {@code below 200 ms}. */
    String in(String unit) {
        return relation.words + " " + Text.of(value, unit);
    }
}
