package mobius.verdict.suspect;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.Responses;

/**
 * The response times of one request name, or of all requests together.
 *
 * @param name of the request
 * @param group the class of its endpoint; empty if it has none
 * @param target the budget of its p95, whether or not the verdict depends on it; empty if it has none
 * @param responses in the period
 */
public record RequestHealth(String name, String group, OptionalDouble target, Responses responses) {

    private static final double FEWEST_FOR_A_PERCENTILE = 50;
    private static final double FEWEST = 5;
    private static final double CLEARLY = 1.5;
    private static final Pattern HEALTH = Pattern.compile(".*/(health|live|ready)z?");

    long count() {
        return responses.count();
    }

    OptionalDouble meanMillis() {
        return responses.ok().meanMillis();
    }

    OptionalDouble p95Millis() {
        return millisAt(Percentile.P95);
    }

    /**
     * Returns the p95 relative to its budget, which makes endpoints of all classes comparable; empty if one of the two is
     * unknown.
     */
    OptionalDouble slowness() {
        OptionalDouble p95 = p95Millis();
        return p95.isEmpty() || target.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(p95.getAsDouble() / target.getAsDouble());
    }

    /**
     * Returns true if the budget is clearly missed: by a factor of 1.5, or if there are few responses by the median, which is
     * exceeded ten times as often as the budget allows.
     */
    boolean isSlow() {
        if (target.isEmpty() || responses.ok().count() < FEWEST) {
            return false;
        }
        double limit = target.getAsDouble();
        return shown().equals(Percentile.P95)
                ? p95Millis().orElse(0) >= CLEARLY * limit
                : millisAt(Percentile.P50).orElse(0) >= limit;
    }

    /** Returns the percentile that a number of responses supports: p95 with 50 or more, otherwise the median. */
    Percentile shown() {
        return responses.ok().count() >= FEWEST_FOR_A_PERCENTILE ? Percentile.P95 : Percentile.P50;
    }

    /** Returns true if the request is a health check, by its name. */
    boolean isHealthCheck() {
        return HEALTH.matcher(Budgets.endpointOf(name)).matches();
    }

    /** Returns the shortest response time; 0 if there is none. */
    long fastestMillis() {
        Long fastest = responses.ok().minMillis();
        return fastest == null ? 0 : fastest;
    }

    /** Returns the share of the responses that took longer than the median by a given time, from 0 to 1. */
    double shareLaterBy(double millis) {
        long answered = responses.ok().count();
        long usual = (long) (millisAt(Percentile.P50).orElse(0) + millis);
        return answered == 0 ? 0 : 1 - (double) responses.ok().toHistogram().getCountBetweenValues(0, usual) / answered;
    }

    OptionalDouble millisAt(Percentile percentile) {
        return responses
                .ok()
                .at(percentile)
                .map(Duration::toMillis)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
