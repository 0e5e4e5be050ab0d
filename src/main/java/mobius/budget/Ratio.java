package mobius.budget;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A part of a whole.
 *
 * @param value from 0 to 1: 0.001 is 0.1 %
 */
public record Ratio(double value) {

    public Ratio {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a ratio lies between 0 and 1, not at " + value);
        }
    }

    /** The ratio of {@code percent} from 0 to 100. */
    public static Ratio ofPercent(double percent) {
        return new Ratio(BigDecimal.valueOf(percent).movePointLeft(2).doubleValue());
    }

    /** From 0 to 100. */
    public double percent() {
        return BigDecimal.valueOf(value).movePointRight(2).doubleValue();
    }

    /** In percent, to four significant digits: {@code 0.1 %}. */
    @Override
    public String toString() {
        BigDecimal rounded = BigDecimal.valueOf(percent()).round(new MathContext(4));
        return rounded.stripTrailingZeros().toPlainString() + " %";
    }
}
