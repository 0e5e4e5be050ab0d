package mobius.capacity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The cost of the platform.
 *
 * @param currency of all sums, as displayed: {@code EUR}
 * @param perInstanceHour the price of one instance for an hour, above zero
 * @param instances the number that carries the load, at least 1
 * @param budgetPerRun the most that one run may cost; empty for no limit
 */
public record Prices(String currency, double perInstanceHour, int instances, Optional<Double> budgetPerRun) {

    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLION = 1e6;

    /**
     * The cost of a million requests at a constant rate.
     *
     * @param requestsPerSecond above zero
     */
    public double perMillion(double requestsPerSecond) {
        return perInstanceHour * instances / SECONDS_PER_HOUR / requestsPerSecond * MILLION;
    }

    /** The cost of the platform for a period of time. */
    public double of(Duration time) {
        return perInstanceHour * instances * time.toNanos() / NANOS_PER_HOUR;
    }

    /** Formats a sum: {@code 1.25 EUR}. Sums below 1 have four decimals. */
    public String text(double sum) {
        return String.format(Locale.ROOT, sum < 1 ? "%.4f %s" : "%.2f %s", sum, currency);
    }
}
