package mobius.verdict.suspect;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.Responses;

/**
 * What users felt of one request name, or of all requests together.
 *
 * @param name of the request
 * @param group the class of its endpoint; empty where it has none
 * @param target the budget of its p95, whether or not the verdict rests on it; empty where it has none
 * @param responses in the time that is looked at
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

    /** p95 as a multiple of its budget, which makes endpoints of all classes comparable; empty without either. */
    OptionalDouble slowness() {
        OptionalDouble p95 = p95Millis();
        return p95.isEmpty() || target.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(p95.getAsDouble() / target.getAsDouble());
    }

    /**
     * Whether it surely misses its budget: by half as much again, or of few responses by the median, which is to be exceeded
     * ten times as often as the budget allows.
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

    /** The percentile that so many responses show: p95 of 50 and more, else the median. */
    Percentile shown() {
        return responses.ok().count() >= FEWEST_FOR_A_PERCENTILE ? Percentile.P95 : Percentile.P50;
    }

    /** Whether it asks for the state of the platform, by its name. */
    boolean isHealthCheck() {
        return HEALTH.matcher(Budgets.endpointOf(name)).matches();
    }

    /** The fastest response, which waited for nothing; 0 if there is none. */
    long fastestMillis() {
        Long fastest = responses.ok().minMillis();
        return fastest == null ? 0 : fastest;
    }

    /** The share of the responses that took longer than the median by so much, from 0 to 1. */
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
