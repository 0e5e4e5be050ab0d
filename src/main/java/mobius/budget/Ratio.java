package mobius.budget;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A part of a whole.
 *
 * @param value from 0 to 1; 0.001 is 0.1 %
 */
public record Ratio(double value) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value is not from 0 to 1
     */
    public Ratio {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a ratio lies between 0 and 1, not at " + value);
        }
    }

    /**
     * Returns the ratio of a percentage.
     *
     * @param percent from 0 to 100
     * @throws IllegalArgumentException if it is outside this range
     */
    public static Ratio ofPercent(double percent) {
        return new Ratio(BigDecimal.valueOf(percent).movePointLeft(2).doubleValue());
    }

    /** Returns the percentage, from 0 to 100. */
    public double percent() {
        return BigDecimal.valueOf(value).movePointRight(2).doubleValue();
    }

    /** Returns the percentage to four significant digits, such as {@code 0.1 %}. */
    @Override
    public String toString() {
        BigDecimal rounded = BigDecimal.valueOf(percent()).round(new MathContext(4));
        return rounded.stripTrailingZeros().toPlainString() + " %";
    }
}
