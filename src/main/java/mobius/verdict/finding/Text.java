package mobius.verdict.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Formats values for display. */
public final class Text {

    private static final int SIGNIFICANT_DIGITS = 4;

    private Text() {}

    /**
     * Returns a number to four significant digits: {@code 203.4}, {@code 12}, {@code 123500}. Whole numbers keep all their
     * digits.
     */
    public static String of(double value) {
        if (value == Math.rint(value)) {
            return BigDecimal.valueOf(value).toBigInteger().toString();
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(SIGNIFICANT_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Returns a number with its unit: {@code 203.4 ms}. */
    public static String of(double value, String unit) {
        return of(value) + " " + unit;
    }

    /** Returns a duration in seconds, below one second in milliseconds: {@code 30 s}, {@code 2.5 s}, {@code 200 ms}. */
    public static String of(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return seconds < 1 ? of(seconds * 1000) + " ms" : of(seconds) + " s";
    }

    /** Returns a count with a comma between thousands: {@code 15,000}. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
