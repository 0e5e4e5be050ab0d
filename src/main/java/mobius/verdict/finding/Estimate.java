package mobius.verdict.finding;

import java.util.OptionalDouble;

/**
 * What a statistical test says about one figure against its limit.
 *
 * @param status PASS, FAIL or INCONCLUSIVE
 * @param estimate the figure, or empty when there are no data
 * @param low the lower end of its interval, or empty when no interval can be given
 * @param high the upper end, likewise
 * @param reason how the answer was reached, a sentence
 */
public record Estimate(Status status, OptionalDouble estimate, OptionalDouble low, OptionalDouble high, String reason) {

    public static Estimate withoutInterval(Status status, double estimate, String reason) {
        return new Estimate(
                status, OptionalDouble.of(estimate), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    /** The same answer to a figure that is not one. */
    public Estimate withoutEstimate() {
        return new Estimate(
                status,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                reason + " So many requests failed that the percentile is not the time of a response.");
    }

    public static Estimate withoutData(String reason) {
        return new Estimate(
                Status.INCONCLUSIVE, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    public static Estimate withInterval(Status status, double estimate, double low, double high, String reason) {
        return new Estimate(
                status, OptionalDouble.of(estimate), OptionalDouble.of(low), OptionalDouble.of(high), reason);
    }
}
