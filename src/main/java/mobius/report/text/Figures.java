package mobius.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import mobius.measure.MeasuredWindow;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;
import org.jspecify.annotations.Nullable;

/** How figures are written for people. */
public final class Figures {

    public static final String NOT_KNOWN = "not known";

    /** Stands where there can be no figure. */
    static final String NONE = "-";

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figures() {}

    /** With commas between thousands. */
    public static String of(@Nullable Long count) {
        return count == null ? NOT_KNOWN : String.format(Locale.ROOT, "%,d", count);
    }

    /** Whole numbers as they are, others to four significant digits. */
    public static String of(@Nullable Double value) {
        return value == null ? NOT_KNOWN : grouped(value);
    }

    public static String of(double value, String unit) {
        return unit.isEmpty() ? grouped(value) : grouped(value) + " " + unit;
    }

    /** For example {@code 203.4 ms}. */
    public static String actual(Observation facts) {
        return facts.actual() == null ? NOT_KNOWN : of(facts.actual(), facts.unit());
    }

    /** For example {@code < 200 ms}; a dash where nothing is expected. */
    public static String expected(Observation facts) {
        Threshold limit = facts.expected();
        return limit == null ? NONE : sign(limit.relation()) + " " + of(limit.value(), facts.unit());
    }

    /** For example {@code 190.1 to 214 ms}; a dash where there is no interval. */
    public static String interval(Observation facts) {
        return facts.low() == null || facts.high() == null
                ? NONE
                : grouped(facts.low()) + " to " + of(facts.high(), facts.unit());
    }

    /** The number of observations; a dash where that is no question. */
    public static String samples(Observation facts) {
        return facts.samples() == null ? NONE : of(facts.samples());
    }

    /** For example {@code 1.36x}; a dash where the limit is met, or is 0. */
    public static String missedBy(Observation facts) {
        double factor = facts.missedBy().orElse(Double.POSITIVE_INFINITY);
        return Double.isInfinite(factor)
                ? NONE
                : grouped(BigDecimal.valueOf(factor).round(THREE_DIGITS).doubleValue()) + "x";
    }

    /** For example {@code peak, 0:20 to 0:50}. */
    static String window(MeasuredWindow window) {
        return "%s, %s to %s"
                .formatted(
                        window.stage(),
                        clock(Duration.ofMillis(window.startMillis())),
                        clock(Duration.ofMillis(window.endMillis())));
    }

    /** As {@code m:ss}, from one hour on as {@code h:mm:ss}. */
    public static String clock(Duration time) {
        return time.toHours() == 0
                ? String.format(Locale.ROOT, "%d:%02d", time.toMinutesPart(), time.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String sign(Threshold.Relation relation) {
        return switch (relation) {
            case BELOW -> "<";
            case AT_MOST -> "\u2264";
            case AT_LEAST -> "\u2265";
        };
    }

    private static String grouped(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = value == Math.rint(value) ? exact : exact.round(FOUR_DIGITS);
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(shown);
    }
}
