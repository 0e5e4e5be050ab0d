package mobius.verdict.finding;

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
public record Observation(
        String value,
        String unit,
        @Nullable Threshold expected,
        @Nullable Double actual,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long samples,
        @Nullable MeasuredWindow window) {

    public static Observation of(String value, String unit) {
        return new Observation(value, unit, null, null, null, null, null, null);
    }

    public Observation expected(Threshold limit) {
        return new Observation(value, unit, limit, actual, low, high, samples, window);
    }

    public Observation actual(double figure) {
        return new Observation(value, unit, expected, figure, low, high, samples, window);
    }

    /** Takes the figure and its interval, as far as they are known. */
    public Observation actual(Estimate answer, double scale) {
        return new Observation(
                value,
                unit,
                expected,
                scaled(answer.estimate(), scale),
                scaled(answer.low(), scale),
                scaled(answer.high(), scale),
                samples,
                window);
    }

    public Observation between(double lowest, double highest) {
        return new Observation(value, unit, expected, actual, lowest, highest, samples, window);
    }

    public Observation samples(long count) {
        return new Observation(value, unit, expected, actual, low, high, count, window);
    }

    public Observation within(MeasuredWindow time) {
        return new Observation(value, unit, expected, actual, low, high, samples, time);
    }

    /** Whether there is a figure, and it lies where it must. */
    public boolean meetTheLimit() {
        return expected != null && actual != null && expected.isMetBy(actual);
    }

    /** Whether there is a figure, and it does not lie where it must. */
    public boolean missTheLimit() {
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
