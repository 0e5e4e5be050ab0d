package mobius.report.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How values are written beside the axes of a picture, as draw.js writes them. */
final class Units {

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double MIB = 1_048_576;
    private static final double PERCENT = 100;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private Units() {}

    /** What a unit of the axis is in values: those of {@code MiB} are bytes. */
    static double scale(String unit) {
        return unit.equals("MiB") ? MIB : 1;
    }

    /** A value in this unit of the axis, to four digits. */
    static String shown(double value, String unit) {
        return switch (unit) {
            case "ratio" -> digits(PERCENT * value) + " %";
            case "count" -> digits(value);
            default -> digits(value) + " " + unit;
        };
    }

    /** Seconds as {@code m:ss} or {@code h:mm:ss}. */
    static String clock(double seconds) {
        long all = Math.abs(Math.round(seconds));
        String sign = Math.round(seconds) < 0 ? "-" : "";
        return all < HOUR
                ? String.format(Locale.ROOT, "%s%d:%02d", sign, all / MINUTE, all % MINUTE)
                : String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, all / HOUR, all % HOUR / MINUTE, all % MINUTE);
    }

    /** The share that so many powers of ten stand for: 90 % at 1, 99 % at 2. */
    static String share(double nines) {
        return BigDecimal.valueOf(PERCENT)
                        .subtract(BigDecimal.valueOf(PERCENT).scaleByPowerOfTen(-(int) Math.round(nines)))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static String digits(double value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(value).round(FOUR_DIGITS));
    }
}
