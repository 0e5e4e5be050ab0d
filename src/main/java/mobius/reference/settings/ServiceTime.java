package mobius.reference.settings;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Distribution of the time that the platform works on a request: lognormal, as response times usually are.
 *
 * @param median half of the draws are below it; zero makes every draw zero
 * @param p95 95 % of the draws are below it; at least the median
 */
public record ServiceTime(Duration median, Duration p95) {

    /** Zero service time, which needs no timer. */
    public static final ServiceTime NONE = new ServiceTime(Duration.ZERO, Duration.ZERO);

    /** The 0.95 quantile of the standard normal distribution. */
    private static final double Z_95 = 1.6448536269514722;

    /**
     * Checks the quantiles.
     *
     * @throws IllegalArgumentException if the median is negative or above the p95, or if only the median is zero
     */
    public ServiceTime {
        if (median.isNegative() || p95.compareTo(median) < 0) {
            throw new IllegalArgumentException(
                    "a service time needs 0 <= p50 <= p95, not p50 = " + median + " and p95 = " + p95);
        }
        if (median.isZero() && !p95.isZero()) {
            throw new IllegalArgumentException("a service time with a p95 of " + p95 + " needs a p50 above zero");
        }
    }

    /** Draws a service time in nanoseconds: exp(mu + sigma z) with mu = ln median and sigma = ln(p95 / median) / 1.645. */
    public long drawNanos(RandomGenerator random) {
        if (median.isZero()) {
            return 0;
        }
        double sigma = Math.log((double) p95.toNanos() / median.toNanos()) / Z_95;
        return Math.round(median.toNanos() * Math.exp(sigma * random.nextGaussian()));
    }
}
