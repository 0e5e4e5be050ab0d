package mobius.verdict.finding;

import java.util.OptionalDouble;
import mobius.measure.MeasuredWindow;
import org.jspecify.annotations.Nullable;

/**
 * The metric behind a finding. Unknown components are null.
 *
 * @param value the name of the metric: {@code p95 of GET /projects}
 * @param unit of all values: {@code ms}, {@code %} (from 0 to 100), {@code users}
 * @param expected the limit
 * @param actual the value
 * @param low the lower end of its interval
 * @param high the upper end of its interval
 * @param samples the number of observations behind it
 * @param window the measured window that it comes from
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

    /** Returns an observation without a value. */
    public static Observation of(String value, String unit) {
        return new Observation(value, unit, null, null, null, null, null, null);
    }

    public Observation expected(Threshold limit) {
        return new Observation(value, unit, limit, actual, low, high, samples, window);
    }

    public Observation actual(double figure) {
        return new Observation(value, unit, expected, figure, low, high, samples, window);
    }

    /**
     * Returns the observation with the value and interval of an estimate, as far as it has them.
     *
     * @param scale factor from the unit of the estimate to that of this observation
     */
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

    /** Returns true if there are a value and a limit, and the limit is met. */
    public boolean meetTheLimit() {
        return expected != null && actual != null && expected.isMetBy(actual);
    }

    /** Returns true if there are a value and a limit, and the limit is not met. */
    public boolean missTheLimit() {
        return expected != null && actual != null && !expected.isMetBy(actual);
    }

    /**
     * Returns the factor by which the value misses its limit: infinite if the limit is 0, empty if the limit is met or one of the
     * two is unknown.
     */
    public OptionalDouble missedBy() {
        return expected == null || actual == null || expected.isMetBy(actual)
                ? OptionalDouble.empty()
                : OptionalDouble.of(expected.strain(actual).orElse(Double.POSITIVE_INFINITY));
    }

    private static @Nullable Double scaled(OptionalDouble figure, double scale) {
        return figure.isPresent() ? (Double) (figure.getAsDouble() * scale) : null;
    }
}
