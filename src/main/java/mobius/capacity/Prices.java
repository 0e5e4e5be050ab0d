package mobius.capacity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the platform costs.
 *
 * @param currency of all sums, as people write it: {@code EUR}
 * @param perInstanceHour the price of one instance for an hour, above zero
 * @param instances how many of them carry the load, at least 1
 * @param budgetPerRun the most that one run may cost; empty where nobody has set a budget
 */
public record Prices(String currency, double perInstanceHour, int instances, Optional<Double> budgetPerRun) {

    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLION = 1e6;

    /** The cost of a million requests at this many each second. */
    public double perMillion(double requestsPerSecond) {
        return perInstanceHour * instances / SECONDS_PER_HOUR / requestsPerSecond * MILLION;
    }

    /** The cost of the platform for a time. */
    public double of(Duration time) {
        return perInstanceHour * instances * time.toNanos() / NANOS_PER_HOUR;
    }

    /** A sum for people: {@code 1.25 EUR}. */
    public String text(double sum) {
        return String.format(Locale.ROOT, sum < 1 ? "%.4f %s" : "%.2f %s", sum, currency);
    }
}
