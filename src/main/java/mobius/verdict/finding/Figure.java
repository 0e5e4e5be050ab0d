package mobius.verdict.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A measured figure that speaks for a suspect.
 *
 * @param what it is of: {@code wait for a database connection, of each request}
 * @param value finite
 * @param unit {@code ms}, {@code %} (from 0 to 100), {@code statements}
 */
public record Figure(String what, double value, String unit) {

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int ENOUGH_DIGITS = 100;

    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is not a number: " + value);
        }
    }

    /** For people: {@code 182 ms}; three significant digits, and whole numbers from 100 on. */
    public String amount() {
        BigDecimal exact = BigDecimal.valueOf(Math.abs(value) < ENOUGH_DIGITS ? value : Math.rint(value));
        BigDecimal shown = Math.abs(value) < ENOUGH_DIGITS ? exact.round(THREE_DIGITS) : exact;
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(shown)
                + " "
                + unit;
    }

    /** For people: what and how much. */
    @Override
    public String toString() {
        return what + ": " + amount();
    }
}
