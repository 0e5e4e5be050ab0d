package mobius.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobius.measure.MeasuredWindow;
import org.jspecify.annotations.Nullable;

/**
 * The figure behind a finding. Whatever is not known is null.
 *
 * @param value what was looked at: {@code p95 of GET /projects}
 * @param unit of the figures: {@code ms}, {@code %} (from 0 to 100), {@code users}
 * @param expected the limit
 * @param actual the figure
 * @param low the lower end of its interval
 * @param high the upper end of its interval
 * @param samples how many observations it rests on
 * @param window the time it was taken from
 */
public record Facts(
        String value,
        String unit,
        @Nullable Limit expected,
        @Nullable Double actual,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long samples,
        @Nullable MeasuredWindow window) {

    static Facts of(String value, String unit) {
        return new Facts(value, unit, null, null, null, null, null, null);
    }

    Facts expected(Limit limit) {
        return new Facts(value, unit, limit, actual, low, high, samples, window);
    }

    Facts actual(double figure) {
        return new Facts(value, unit, expected, figure, low, high, samples, window);
    }

    /** Takes the figure and its interval, as far as they are known. */
    Facts actual(Answer answer, double scale) {
        return new Facts(
                value,
                unit,
                expected,
                scaled(answer.estimate(), scale),
                scaled(answer.low(), scale),
                scaled(answer.high(), scale),
                samples,
                window);
    }

    Facts between(double lowest, double highest) {
        return new Facts(value, unit, expected, actual, lowest, highest, samples, window);
    }

    Facts samples(long count) {
        return new Facts(value, unit, expected, actual, low, high, count, window);
    }

    Facts within(MeasuredWindow time) {
        return new Facts(value, unit, expected, actual, low, high, samples, time);
    }

    /** Whether there is a figure, and it lies where it must. */
    boolean meetTheLimit() {
        return expected != null && actual != null && expected.isMetBy(actual);
    }

    /** Whether there is a figure, and it does not lie where it must. */
    boolean missTheLimit() {
        return expected != null && actual != null && !expected.isMetBy(actual);
    }

    /** One fact on each line, for people. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("value of: " + value);
        if (expected != null) {
            lines.add("expected: " + expected.in(unit));
        }
        lines.add("but was : " + (actual == null ? "not known" : Text.of(actual, unit) + interval()));
        if (samples != null) {
            lines.add("samples : " + Text.of(samples));
        }
        if (window != null) {
            lines.add("window  : " + Text.of(window));
        }
        return String.join("\n", lines);
    }

    private String interval() {
        return low == null || high == null ? "" : ", between " + Text.of(low, unit) + " and " + Text.of(high, unit);
    }

    private static @Nullable Double scaled(OptionalDouble figure, double scale) {
        return figure.isPresent() ? (Double) (figure.getAsDouble() * scale) : null;
    }
}
